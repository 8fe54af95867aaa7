/** Adds a member to an object of a JSON text, and leaves its neighbours as they are written. */
import type { Edit, Node } from 'jsonc-parser';
import { insertedBehind, writtenJson, type Indentation } from './insertedBehind.ts';
import { membersOf } from './jsonNodes.ts';

/** Undefined where the object is empty: there is nothing to go by. */
export function insertedMember(
  text: string,
  object: Node,
  { name, value }: { name: string; value: unknown },
  indentation: Indentation,
): Edit[] | undefined {
  const last = membersOf(object).at(-1);
  if (!last) return undefined;
  const anchor = { start: last.key.offset, end: last.value.offset + last.value.length };
  const write = (margin: string | undefined): string =>
    `${JSON.stringify(name)}: ${writtenJson(value, margin, indentation)}`;
  return insertedBehind(text, anchor, write, indentation);
}
