/** Adds a member to an object of a JSON text, and leaves its neighbours as they are written. */
import { createScanner, type Edit, type Node } from 'jsonc-parser';
import { membersOf } from './jsonNodes.ts';

/** Undefined where the object is empty: there is nothing to go by. */
export function insertedMember(
  text: string,
  object: Node,
  { name, value }: { name: string; value: unknown },
  { indent, eol }: { indent: string; eol: string },
): Edit[] | undefined {
  const last = membersOf(object).at(-1);
  if (!last) return undefined;
  const end = last.value.offset + last.value.length;
  const lineStart = text.lastIndexOf('\n', last.key.offset) + 1;
  const margin = text.slice(lineStart, last.key.offset);
  const ownLine = /^\s*$/.test(margin);
  const commaAt = commaAfter(text, end);
  const comma = commaAt === undefined ? '' : ',';
  const json = JSON.stringify(value, null, ownLine ? indent : undefined).replaceAll('\n', eol + margin);
  const member = `${JSON.stringify(name)}: ${json}`;
  const separator: Edit = { offset: end, length: 0, content: comma === '' ? ',' : '' };
  if (!ownLine) {
    const offset = commaAt === undefined ? end : commaAt + 1;
    return [separator, { offset, length: 0, content: ` ${member}` }];
  }
  // A remark at the end of the line belongs to what stands before it.
  const remark = /^(?:[ \t]|,|\/\/.*|\/\*.*?\*\/)*/.exec(text.slice(end))![0].trimEnd().length;
  return [separator, { offset: end + remark, length: 0, content: `${eol}${margin}${member}${comma}` }];
}

function commaAfter(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  const found = scanner.getTokenOffset();
  return text[found] === ',' ? found : undefined;
}
