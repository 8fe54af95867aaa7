/**
 * JSON in lines that know what they stand in, so that they can be folded, and named by a path. Nothing calls itself:
 * 100,000 levels are as good as one. Numbers and duplicate keys stay as sent.
 */
import type { JsonLine } from './jsonLines.ts';
import type { JsonToken } from './jsonTokens.ts';

export interface JsonTreeLine extends JsonLine {
  /** Index of the line that opens what this one stands in; -1 at the root. */
  parent: number;
  /** Name of the member or index of the element; the root and lines that only close have none. */
  step?: string | number;
  /** The line that closes what this one opens, or the last one where the text ends before; itself where it opens nothing. */
  end: number;
  /** It only closes what another line opens. */
  closes: boolean;
}

export function jsonTree(lines: readonly JsonLine[]): JsonTreeLine[] {
  const open: number[] = [];
  const elements: number[] = [];
  const tree = lines.map((line, index): JsonTreeLine => {
    const tokens = line.tokens.filter(({ kind }) => kind !== 'space');
    const [first] = tokens;
    if (first?.kind === 'close') {
      elements.pop();
      return { ...line, parent: open.pop() ?? -1, end: index, closes: true };
    }
    const parent = open.at(-1) ?? -1;
    const step = first?.kind === 'key' ? nameOf(first) : parent === -1 ? undefined : elements[elements.length - 1]!++;
    if (tokens.at(-1)?.kind === 'open') {
      open.push(index);
      elements.push(0);
    }
    return { ...line, parent, ...(step === undefined ? {} : { step }), end: index, closes: false };
  });
  for (const index of open) tree[index]!.end = tree.length - 1;
  tree.forEach(({ closes, parent, ...own }, index) => {
    if (closes && parent !== -1) tree[parent]!.end = index;
    // A line that closes stands where the one that opened does.
    if (closes && parent !== -1) tree[index] = { ...own, closes, parent: tree[parent]!.parent };
  });
  return tree;
}

/** From the root. */
export function pathOf(tree: readonly JsonTreeLine[], index: number): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = index; at !== -1; at = tree[at]!.parent) {
    const { step } = tree[at]!;
    if (step !== undefined) path.push(step);
  }
  return path.reverse();
}

/** As it was sent, without its name and the comma behind it. */
export function valueOf(tree: readonly JsonTreeLine[], index: number): string {
  const { end, tokens: own } = tree[index]!;
  const colon = own.findIndex(({ kind }) => kind === 'colon');
  const tokens = [...own.slice(colon + 1)];
  for (let at = index + 1; at <= end; at++) for (const token of tree[at]!.tokens) tokens.push(token);
  const isLast = (kind: JsonToken['kind'] | undefined): boolean => kind === 'space' || kind === 'comma';
  while (isLast(tokens.at(-1)?.kind)) tokens.pop();
  return tokens
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** Indexes of the lines that are seen; what is folded is seen as its first line only. */
export function seenLines(tree: readonly JsonTreeLine[], folded: ReadonlySet<number>): number[] {
  const seen: number[] = [];
  for (let at = 0; at < tree.length; at++) {
    seen.push(at);
    if (folded.has(at)) at = tree[at]!.end;
  }
  return seen;
}

/** The first line from `from` on, and around, that has these words in a name or a value as sent, letters in any case. */
export function nextHit(tree: readonly JsonTreeLine[], words: string, from: number): number | undefined {
  const wanted = words.toLowerCase();
  for (let step = 0; step < tree.length; step++) {
    const at = (from + step) % tree.length;
    if (textOfLine(tree[at]!).toLowerCase().includes(wanted)) return at;
  }
  return undefined;
}

/** What has to be unfolded so that this line is seen. */
export function around(tree: readonly JsonTreeLine[], index: number): number[] {
  const lines: number[] = [];
  for (let at = tree[index]!.parent; at !== -1; at = tree[at]!.parent) lines.push(at);
  return lines;
}

function textOfLine({ tokens }: JsonTreeLine): string {
  return tokens.map(({ kind, text }) => (kind === 'space' ? '' : text)).join('');
}

/** Escapes in a name are read; of two names that read alike both stay. */
function nameOf({ text }: JsonToken): string {
  try {
    return String(JSON.parse(text));
  } catch {
    // Only the beginning of the text is here.
    return text;
  }
}
