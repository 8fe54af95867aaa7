interface CheckboxProps {
  /** Shown behind it, and its accessible name. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  title?: string;
}

/** Yes or no. */
export function Checkbox({ label, checked, onChange, title }: CheckboxProps) {
  return (
    <label class="checkbox" title={title}>
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {label}
    </label>
  );
}
