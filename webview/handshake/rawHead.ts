/** A head's bytes as lines, with their ends to be seen. HTTP heads are Latin-1 (RFC 9110 §5.5): one character a byte. */
export interface RawLine {
  text: string;
  /** `\r\n`, `\n`, or empty where the bytes broke off. */
  end: string;
}

export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export function rawLines(bytes: Uint8Array): RawLine[] {
  const lines: RawLine[] = [];
  for (const [, text = '', end = ''] of latin1(bytes).matchAll(/([^\n]*?)(\r?\n|$)/g)) {
    if (text === '' && end === '') continue;
    lines.push({ text, end });
  }
  return lines;
}
