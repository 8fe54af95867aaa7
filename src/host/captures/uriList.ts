/** What is dragged from the explorer, or from the system. */

/** The URIs of a `text/uri-list` (RFC 2483 §5): a line each; comments begin with `#`. */
export function urisIn(list: string): string[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
