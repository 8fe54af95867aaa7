/** What a key does in the table. */
export type TableStep =
  | { to: 'by'; rows: number; extend: boolean }
  | { to: 'page'; pages: number; extend: boolean }
  | { to: 'first' | 'last'; extend: boolean }
  | { to: 'all' | 'copy' | 'open' | 'none' }
  /** The beginning of what is looked for. */
  | { to: 'find'; text: string };

interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  getModifierState(modifier: 'AltGraph'): boolean;
}

/** Undefined where the key is not the table's. What prints is looked for: commands have modifiers, or keys that do not. */
export function stepOf(event: Key): TableStep | undefined {
  const { key, shiftKey: extend, ctrlKey, metaKey, altKey } = event;
  // On Windows AltGr is Ctrl and Alt, too.
  if (isPrinted(key) && event.getModifierState('AltGraph')) return { to: 'find', text: key };
  if (altKey) return undefined;
  const command = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowDown':
      return command ? undefined : { to: 'by', rows: 1, extend };
    case 'ArrowUp':
      return command ? undefined : { to: 'by', rows: -1, extend };
    case 'PageDown':
      return command ? undefined : { to: 'page', pages: 1, extend };
    case 'PageUp':
      return command ? undefined : { to: 'page', pages: -1, extend };
    case 'Home':
      return { to: 'first', extend };
    case 'End':
      return { to: 'last', extend };
    case 'Enter':
      return command ? undefined : { to: 'open' };
    case 'Escape':
      return { to: 'none' };
    default:
      if (!command) return isPrinted(key) ? { to: 'find', text: key } : undefined;
      return key === 'a' ? { to: 'all' } : key === 'c' ? { to: 'copy' } : undefined;
  }
}

/** One character; all other keys have names. A space begins nothing. */
function isPrinted(key: string): boolean {
  return /^[^ ]$/u.test(key);
}
