/** What a spreadsheet would take for a formula, were it the first character of a cell. */
const formula = /^[=+\-@\t\r]/;

/**
 * A cell after RFC 4180: in quotes where it has to be, quotes doubled. What a spreadsheet would take for a formula has an
 * apostrophe before it, so that a stranger's message is never run.
 */
export function csvCell(text: string): string {
  const guarded = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A cell whose text comes in pieces; always in quotes. */
export function* csvCellPieces(pieces: Iterable<string>): Generator<string> {
  yield '"';
  let isFirst = true;
  for (const piece of pieces) {
    if (piece === '') continue;
    if (isFirst && formula.test(piece)) yield "'";
    isFirst = false;
    yield piece.replaceAll('"', '""');
  }
  yield '"';
}
