import type { Head, HeaderList } from '../../contract/model.ts';

const latin1 = new TextDecoder('latin1');

/** Index just after the empty line that ends an HTTP head (RFC 9112 §2.1), or -1. A bare LF is understood (§2.2). */
export function endOfHead(bytes: Uint8Array, from = 0): number {
  for (let i = bytes.indexOf(10, from); i !== -1; i = bytes.indexOf(10, i + 1)) {
    if (bytes[i + 1] === 10) return i + 2;
    if (bytes[i + 1] === 13 && bytes[i + 2] === 10) return i + 3;
  }
  return -1;
}

/**
 * Reads a head as it stands: order, case and duplicates of the fields are kept, folded lines are joined to the field
 * before (RFC 9112 §5.2), a line without a colon becomes a field with an empty value. Never throws.
 */
export function parseHead(raw: Uint8Array): Head {
  const lines = latin1.decode(raw).split(/\r?\n/);
  const headers: HeaderList = [];
  for (const line of lines.slice(1)) {
    const last = headers.at(-1);
    if (line === '') continue;
    if ((line.startsWith(' ') || line.startsWith('\t')) && last !== undefined) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    headers.push(colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return { startLine: lines[0] ?? '', headers, raw };
}

/** The values of all fields of that name, joined as RFC 9110 §5.3 says; undefined where there is none. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const lower = name.toLowerCase();
  const values = headers.filter(([field]) => field.toLowerCase() === lower).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

/** Version and status of a status line (RFC 9112 §4), or undefined where it is none. */
export function parseStatusLine(line: string): { version: string; status: number; reason: string } | undefined {
  const match = /^HTTP\/(\d(?:\.\d)?) (\d{3})(?: (.*))?$/.exec(line);
  return match === null ? undefined : { version: match[1]!, status: Number(match[2]), reason: match[3] ?? '' };
}

/** The answer is still to come after a response of this status (RFC 9110 §15.2). */
export function isInterim(status: number): boolean {
  return status >= 100 && status < 200 && status !== 101;
}
