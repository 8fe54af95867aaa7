/** Reads CSV as RFC 4180 says it, and nothing else; shares no code with what is tested. */
export function plainCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error('A quoted cell has no end.');
        if (text[at] === '"' && text[at + 1] === '"') at++;
        else if (text[at] === '"') break;
        cell += text.charAt(at);
      }
      at++;
    } else {
      while (at < text.length && !',\r\n"'.includes(text[at]!)) cell += text.charAt(at++);
    }
    row.push(cell);
    if (text[at] === ',') {
      at++;
    } else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else {
      throw new Error(`A cell ends at ${at} with neither a comma nor CRLF.`);
    }
  }
  if (row.length > 0) throw new Error('The last line has no end.');
  return rows;
}
