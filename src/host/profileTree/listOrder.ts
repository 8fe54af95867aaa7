/** Puts the items of a JSON list in another order: each takes its comments along, white space and commas stay. */
import type { Node } from 'jsonc-parser';

interface Item {
  /** White space, which belongs to the place and not to the item. */
  before: string;
  /** Comments above it. */
  comments: string;
  node: string;
  /** Between it and its comma. */
  after: string;
  /** A comment behind it in its line. */
  remark: string;
}

/** `order`: for each place the index of the item that comes there. */
export function reordered(text: string, list: Node, order: readonly number[]): string {
  const { opening, items, closing, endsWithComma } = itemsIn(text, list);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let written = opening;
  order.forEach((from, place) => {
    const { comments, node, after, remark } = items[from]!;
    const comma = place < order.length - 1 || endsWithComma ? ',' : '';
    // What follows a remark is in the next line, or it would be a part of it.
    const next = items[place + 1]?.before ?? closing;
    const end = remark.trimStart().startsWith('//') && !/^[ \t]*\r?\n/.test(next) ? eol : '';
    written += items[place]!.before + comments + node + after + comma + remark + end;
  });
  const { offset, length } = list;
  return text.slice(0, offset) + written + closing + text.slice(offset + length - 1);
}

function itemsIn(
  text: string,
  list: Node,
): { opening: string; items: Item[]; closing: string; endsWithComma: boolean } {
  const nodes = list.children ?? [];
  const listEnd = list.offset + list.length - 1;
  const head = text.slice(list.offset + 1, nodes[0]?.offset ?? listEnd);
  const remark = remarkAt(head);
  let lead = head.slice(remark.length);
  let endsWithComma = false;
  const items = nodes.map((node, index): Item => {
    const end = node.offset + node.length;
    const gap = text.slice(end, nodes[index + 1]?.offset ?? listEnd);
    const comma = commaIn(gap);
    const behind = gap.slice(comma + 1);
    const [before = ''] = /^\s*/.exec(lead) ?? [];
    const item: Item = {
      before,
      comments: lead.slice(before.length),
      node: text.slice(node.offset, end),
      after: comma === -1 ? '' : gap.slice(0, comma),
      remark: remarkAt(behind),
    };
    lead = behind.slice(item.remark.length);
    endsWithComma = comma !== -1;
    return item;
  });
  return { opening: `[${remark}`, items, closing: lead, endsWithComma };
}

/** The rest of the line where that is a comment. */
function remarkAt(text: string): string {
  return /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/(?=[ \t]*\r?\n))/.exec(text)?.[0] ?? '';
}

/** Outside of comments; -1 where there is none. */
function commaIn(gap: string): number {
  return gap.replace(/\/\/[^\r\n]*|\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length)).indexOf(',');
}
