/** What a key does on a heading: for whom the edges and places of columns cannot be dragged. */
export type HeadingStep =
  /** To the heading so many places on. */
  | { to: 'heading'; by: number }
  | { to: 'first' | 'last' | 'usualWidth' }
  /** CSS pixels. */
  | { to: 'width'; by: number }
  | { to: 'place'; by: -1 | 1 };

/** CSS pixels that a key widens a column by. */
const WIDER = 8;

interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Undefined where the key means nothing here. */
export function headingStepOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): HeadingStep | undefined {
  if (ctrlKey || metaKey) return undefined;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = key === 'ArrowLeft' ? -1 : 1;
      if (altKey) return shiftKey ? undefined : { to: 'place', by };
      return shiftKey ? { to: 'width', by: by * WIDER } : { to: 'heading', by };
    }
    case 'Home':
    case 'End':
      return altKey || shiftKey ? undefined : { to: key === 'Home' ? 'first' : 'last' };
    case 'Delete':
      return altKey || shiftKey ? undefined : { to: 'usualWidth' };
    default:
      return undefined;
  }
}
