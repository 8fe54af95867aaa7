/** Adds JSON behind a member or an item of a JSON text, and leaves what stands beside as it is written. */
import { createScanner, type Edit } from 'jsonc-parser';

export interface Indentation {
  /** Of one level. */
  indent: string;
  eol: string;
}

/** What it comes behind: from its first character to the one after its last. */
export interface Anchor {
  start: number;
  end: number;
}

/** `write` gives the JSON: over several lines with this margin before each but the first, or in one line. */
export function insertedBehind(
  text: string,
  { start, end }: Anchor,
  write: (margin: string | undefined) => string,
  { eol }: Indentation,
): Edit[] {
  const ownMargin = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const isOwnLine = /^\s*$/.test(ownMargin);
  const commaAt = commaAfter(text, end);
  const comma = commaAt === undefined ? '' : ',';
  const separator: Edit = { offset: end, length: 0, content: comma === '' ? ',' : '' };
  if (!isOwnLine) {
    const isLong = text.slice(start, end).includes('\n');
    const margin = isLong ? /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', end - 1) + 1))![0] : undefined;
    const offset = commaAt === undefined ? end : commaAt + 1;
    const isLast = commaAt === undefined || /^\s*[\]}]/.test(text.slice(offset));
    return [separator, { offset, length: 0, content: ` ${write(margin)}${isLast ? '' : ','}` }];
  }
  // A remark at the end of the line belongs to what stands before it.
  const remark = /^(?:[ \t]|,|\/\/.*|\/\*.*?\*\/)*/.exec(text.slice(end))![0].trimEnd().length;
  return [separator, { offset: end + remark, length: 0, content: `${eol}${ownMargin}${write(ownMargin)}${comma}` }];
}

/** JSON over several lines, each but the first with this margin; without one in one line. */
export function writtenJson(value: unknown, margin: string | undefined, { indent, eol }: Indentation): string {
  if (margin === undefined) return JSON.stringify(value);
  return JSON.stringify(value, null, indent).replaceAll('\n', eol + margin);
}

function commaAfter(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  const found = scanner.getTokenOffset();
  return text[found] === ',' ? found : undefined;
}
