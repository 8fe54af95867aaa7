/** What is held of each format, found out by doing it: the table in docs/decoders.md. `UPDATE_TABLES=1 npm test -- unit` writes it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { jsonCorrelations } from '../../../src/engine/correlation/jsonCorrelation.ts';
import { surest } from '../../../src/engine/decode/choose.ts';
import type { Codec, Format, Payload } from '../../../src/engine/decode/format.ts';
import type { Plain } from '../../../src/engine/decode/plain.ts';
import { formats } from '../../../src/engine/decode/registry.ts';
import { treeBy } from '../../../src/engine/decodedMessage.ts';
import { testJson } from '../../../src/engine/filter/jsonPath.ts';
import { payload } from './payloads.ts';
import { samples } from './samples.ts';

const root = join(import.meta.dirname, '../../..');
export const documentPath = join(root, 'docs/decoders.md');
const begin = '<!-- written by test/support/decode/table.ts -->';
const end = '<!-- end -->';

/** Where it is another file. */
const peerTests: Readonly<Partial<Record<string, string>>> = { cdp: 'test/ui/cdp.test.ts' };

const columns = ['recognised', 'decoded', 'summarised', 'correlated', 'encoded', 'filtered', 'real peer'] as const;

/** `yes`, or nothing, in each column. */
export async function rowOf(format: Format): Promise<string[]> {
  const { id, title } = format;
  const { about, messages, path } = samples[id as keyof typeof samples];
  const codec = await format.open(about);
  const payloads = messages.map((message, i) => payload(message, i % 2 === 0 ? 'out' : 'in'));
  const trees = payloads.map((one) => codec.decode(one));
  const held: Record<(typeof columns)[number], boolean> = {
    recognised: surest(about)?.id === id,
    decoded: trees.every((tree) => typeof tree === 'object' && tree !== null),
    summarised: trees.every((tree) => (codec.summary(tree) ?? '') !== ''),
    correlated: isAnswered(codec, payloads, trees),
    encoded: writesAgain(codec, payloads[0]!, trees[0]!),
    filtered: filters(codec, id, payloads[0]!, path),
    'real peer': existsSync(join(root, peerTests[id] ?? `test/net/engine/decode/${id}.test.ts`)),
  };
  return [`\`${id}\``, title, ...columns.map((column) => (held[column] ? 'yes' : ''))];
}

function isAnswered(codec: Codec, payloads: readonly Payload[], trees: readonly Plain[]): boolean {
  const [asked, answered] = payloads.map((one, i) => {
    if (codec.correlations !== undefined) return codec.correlations(trees[i]!, one)[0];
    return jsonCorrelations({ ...one, from: 0, to: one.bytes.length, cut: false })[0];
  });
  if (asked === undefined || answered === undefined) return false;
  return asked.id === answered.id && asked.role !== 'reply' && answered.role !== 'request';
}

function writesAgain(codec: Codec, { direction }: Payload, tree: Plain): boolean {
  const written = codec.encode?.(tree);
  if (written === undefined) return false;
  const text = 'text' in written;
  const again = codec.decode({ direction, text, bytes: text ? Buffer.from(written.text) : written.bytes });
  return JSON.stringify(again) === JSON.stringify(tree);
}

function filters(codec: Codec, id: string, one: Payload, path: readonly (string | number)[]): boolean {
  const tree = treeBy({ chain: { wrappers: [], format: id as 'json' }, codec }).read(one);
  const whole = tree ?? (JSON.parse(Buffer.from(one.bytes).toString()) as unknown);
  return testJson(whole, path, { operator: 'exists' });
}

export async function table(): Promise<string> {
  const rows = await Promise.all(formats.map(rowOf));
  const lines = [['id', 'format', ...columns], ['---', '---', ...columns.map(() => '---')], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** As it is read in a terminal: cells as wide as their column. */
export function printed(written: string): string {
  const rows = cellsOf(written);
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)));
  return rows
    .map((cells) =>
      cells
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The document with this table in its place. */
function withTable(document: string, written: string): string {
  const from = document.indexOf(begin) + begin.length;
  return `${document.slice(0, from)}\n\n${written}\n\n${document.slice(document.indexOf(end))}`;
}

/** The table of the document, each cell without its padding. */
export function cellsOf(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

export function tableOf(document: string): string {
  return document.slice(document.indexOf(begin), document.indexOf(end));
}

export async function writeTable(written: string): Promise<void> {
  const document = withTable(readFileSync(documentPath, 'utf8'), written);
  const style = await resolveConfig(documentPath);
  writeFileSync(documentPath, await format(document, { ...style, filepath: documentPath }));
}
