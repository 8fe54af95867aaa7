/** What a key does in the table. */
export type TableStep =
  | { to: 'by'; rows: number; extend: boolean }
  | { to: 'page'; pages: number; extend: boolean }
  | { to: 'first' | 'last'; extend: boolean }
  | { to: 'all' | 'copy' | 'open' | 'follow' | 'none' | 'bookmark' | 'note' };

interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Undefined where the key is not the table's. */
export function stepOf({ key, shiftKey: extend, ctrlKey, metaKey, altKey }: Key): TableStep | undefined {
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
    case 'a':
      return command ? { to: 'all' } : undefined;
    case 'c':
      return command ? { to: 'copy' } : undefined;
    case 'f':
    case 'F':
      return command ? undefined : { to: 'follow' };
    case 'b':
    case 'B':
      return command ? undefined : { to: 'bookmark' };
    case 'n':
    case 'N':
      return command ? undefined : { to: 'note' };
    default:
      return undefined;
  }
}
