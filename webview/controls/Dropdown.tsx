import { Icon } from './Icon.tsx';

interface DropdownProps {
  /** The accessible name. */
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
  title?: string;
  class?: string;
}

/** One of a few values: the platform's own list, which has its keys and its room without any script of ours. */
export function Dropdown({ label, value, options, onChange, title, class: more }: DropdownProps) {
  return (
    <span class={`dropdown ${more ?? ''}`}>
      <select
        aria-label={label}
        title={title}
        value={value}
        // It takes what is chosen in the open list; a form around it is not to be sent by it.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.stopPropagation();
        }}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}
