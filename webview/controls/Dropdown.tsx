import { useEffect, useRef } from 'preact/hooks';
import './register.ts';

interface DropdownProps {
  /** The accessible name. */
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
  /** Where its list opens. */
  position?: 'above' | 'below';
  title?: string;
  class?: string;
}

/** One of a few values. */
export function Dropdown({ label, value, options, onChange, position = 'below', title, class: more }: DropdownProps) {
  const element = useRef<HTMLElement & { value: string }>(null);
  // Preact would set the property, which the element keeps for itself; the attribute is what it obeys.
  useEffect(() => element.current?.setAttribute('position', position), [position]);
  // The element learns its options a moment after they are in the page and takes no value before.
  useEffect(() => {
    const set = (): void => {
      if (element.current && element.current.value !== value) element.current.value = value;
    };
    set();
    const later = requestAnimationFrame(set);
    return () => cancelAnimationFrame(later);
  }, [value]);
  return (
    <vscode-dropdown
      ref={element}
      class={more ?? ''}
      aria-label={label}
      title={title}
      onChange={() => {
        if (element.current && element.current.value !== value) onChange(element.current.value);
      }}
    >
      {options.map((option) => (
        <vscode-option key={option.value} value={option.value} selected={option.value === value}>
          {option.text}
        </vscode-option>
      ))}
    </vscode-dropdown>
  );
}
