interface TextFieldProps {
  /** Shown above the field, and its accessible name. */
  label: string;
  value: string;
  onInput: (value: string) => void;
  placeholder?: string;
}

/** A single line of text with its label. */
export function TextField({ label, value, onInput, placeholder }: TextFieldProps) {
  return (
    <label class="text-field">
      <span>{label}</span>
      <input
        type="text"
        value={value}
        placeholder={placeholder}
        spellcheck={false}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
