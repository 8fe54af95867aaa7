/** Adds an item to a list of a JSON text, and leaves its neighbours as they are written. */
import type { Edit, Node } from 'jsonc-parser';
import { insertedBehind, writtenJson, type Indentation } from './insertedBehind.ts';
import { itemsOf } from './jsonNodes.ts';

/** `index`: where it comes to stand, from 1 on; past the end it is the last one. */
export function insertedItem(
  text: string,
  list: Node,
  index: number,
  value: unknown,
  indentation: Indentation,
): Edit[] {
  const items = itemsOf(list);
  const before = items[Math.min(index, items.length) - 1];
  if (!before) return [first(text, list, value, indentation)];
  const anchor = { start: before.offset, end: before.offset + before.length };
  return insertedBehind(text, anchor, (margin) => writtenJson(value, margin, indentation), indentation);
}

/** Of an empty list; comments in it stay above. */
function first(text: string, { offset, length }: Node, value: unknown, indentation: Indentation): Edit {
  const { indent, eol } = indentation;
  const margin = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset) + 1))![0];
  const comments = text.slice(offset + 1, offset + length - 1).trimEnd();
  const start = offset + 1 + comments.length;
  const json = writtenJson(value, margin + indent, indentation);
  return {
    offset: start,
    length: offset + length - 1 - start,
    content: `${eol}${margin}${indent}${json}${eol}${margin}`,
  };
}
