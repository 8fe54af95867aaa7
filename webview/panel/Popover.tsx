import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface PopoverProps {
  /** The accessible name of what opens. */
  label: string;
  /** Selects what it is a part of: a click there closes it not. */
  of?: string;
  onClose: () => void;
  onSubmit: () => void;
  children: ComponentChildren;
}

/** A small form beside the button that opened it; Escape or a click elsewhere closes it. */
export function Popover({ label, of = '.popover', onClose, onSubmit, children }: PopoverProps) {
  const form = useRef<HTMLDivElement>(null);
  // Who opened it has the focus again when it closes, unless that has gone elsewhere.
  useLayoutEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    return () => {
      if (form.current?.contains(document.activeElement)) opener?.focus();
    };
  }, []);
  useEffect(() => {
    const first = form.current?.querySelector('input');
    first?.focus();
    // What is there already is replaced by what is typed.
    first?.select();
    const away = (event: PointerEvent): void => {
      if (!form.current?.closest(of)?.contains(event.target as Node)) onClose();
    };
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, []);
  return (
    <div
      class="popover"
      ref={form}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        // A button that is not the form's own does what it says.
        const other = (event.target as Element).closest('.icon-button, vscode-button:not([appearance=primary])');
        if (event.key === 'Enter' && !other) {
          event.preventDefault();
          onSubmit();
        }
        event.stopPropagation();
      }}
    >
      {children}
    </div>
  );
}
