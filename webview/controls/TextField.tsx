import { useRef } from 'preact/hooks';
import './register.ts';

interface TextFieldProps {
  /** Shown above the field, and its accessible name. */
  label: string;
  value: string;
  onInput: (value: string) => void;
  placeholder?: string;
  class?: string;
}

/** A single line of text with its label. */
export function TextField({ label, value, onInput, placeholder, class: more }: TextFieldProps) {
  const element = useRef<HTMLElement & { value: string }>(null);
  return (
    <vscode-text-field
      ref={element}
      class={more ?? ''}
      value={value}
      placeholder={placeholder}
      onInput={() => onInput(element.current?.value ?? '')}
    >
      {label}
    </vscode-text-field>
  );
}
