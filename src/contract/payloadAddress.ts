/** Where a row's payload is found as a read-only document: what VS Code opens, and what a dragged row carries. */

export const payloadScheme = 'websocket-inspector';

/** A connection's label as a part of a file's name. */
export function fileLabel(label: string): string {
  return label.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60);
}

/** Of a row, or of the message that begins with it. The ending tells VS Code the language. */
export function payloadAddress(of: { session: string; label: string; id: number }, ending: '.json' | '.txt'): string {
  const query = JSON.stringify({ session: of.session, what: String(of.id) });
  const path = encodeURIComponent(`${fileLabel(of.label)} ${of.id}${ending}`);
  return `${payloadScheme}:/${path}?${encodeURIComponent(query)}`;
}
