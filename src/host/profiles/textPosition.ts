/** Lines and columns, both from 0, of offsets in UTF-16 code units. */
export interface TextPosition {
  line: number;
  character: number;
}

export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, Math.max(0, offset));
  const breaks = before.match(/\r\n|\r|\n/g)?.length ?? 0;
  const lastBreak = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return { line: breaks, character: before.length - lastBreak - 1 };
}
