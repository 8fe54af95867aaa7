/** The table of what each format holds says what comes back out of a file: captures are saved, opened and compared. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../src/contract/formats.ts';
import type { Row, View } from '../../../src/contract/model.ts';
import type { TestCapture } from '../../support/captures.ts';
import { richCapture } from '../../support/formats/richCapture.ts';
import { openedFile, saved } from '../../support/formats/roundTrip.ts';
import { told, type Told } from '../../support/formats/told.ts';

const columns = ['wscap', 'har', 'jsonl, frames', 'jsonl, messages', 'pcapng'] as const;

/** By what is held, by column: as the document says. */
function documented(): Map<string, Map<string, string>> {
  const text = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
  const lines = text.slice(text.indexOf('## What each format holds')).split('\n');
  const table = lines.slice(lines.findIndex((line) => line.startsWith('|')));
  const cells = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''));
  const [, ...names] = cells(table[0]!);
  const rows = table.slice(
    2,
    table.findIndex((line) => !line.startsWith('|')),
  );
  return new Map(
    rows.map((line) => {
      const [what, ...held] = cells(line);
      return [what!, new Map(names.map((name, i) => [name, held[i]!]))];
    }),
  );
}

function isData({ opcode, fin }: Row): boolean {
  return fin && (opcode === 'text' || opcode === 'binary');
}

/** What of a capture must be the same for the document's row to be true of it. */
const aspects: Readonly<Record<string, (all: Told) => unknown>> = {
  'payloads of messages': ({ messages }) => messages.filter(isData).map((row) => [row.payloadLength, row.preview]),
  times: ({ messages }) => messages.filter(isData).map(({ time }) => time),
  'opening handshake': ({ handshakes }) => handshakes.map(({ request, response }) => [request, response]),
  'times of its stages': ({ handshakes }) => handshakes.map(({ timings }) => timings),
  'pings, pongs, close frames': ({ messages }) =>
    messages.filter(({ opcode }) => opcode === 'ping' || opcode === 'pong' || opcode === 'close').length,
  'fragments, masking keys, compressed frames': ({ wire }) => wire,
  'connections that were lost, and made again': ({ frames }) => frames.flatMap(({ marker }) => marker ?? []),
  'bookmarks and notes, copies of which row': ({ frames }) =>
    frames.filter(({ bookmarked, replayed }) => bookmarked ?? replayed).map(({ preview, note }) => [preview, note]),
};

function marked(made: TestCapture): TestCapture {
  made.capture.marks.bookmarks.add(new Map([[2, 'look']]));
  return made;
}

async function again(made: TestCapture, format: FormatName, view: View): Promise<Told> {
  const [session] = await openedFile(await saved(made, format, view));
  return told(session!);
}

describe('docs/formats.md', () => {
  const table = documented();

  it.each(columns)('says what is the same when it is opened again: %s', async (column) => {
    const [format, view = 'frames'] = column.split(', ') as [FormatName, View?];
    const clean = marked(richCapture({ clean: true }));
    const [before, after] = [await told(clean), await again(clean, format, view)];
    const isHeld = (what: string): boolean => table.get(what)?.get(column) !== 'no';
    const seen = Object.entries(aspects).map(([what, of]): [string, boolean] => [
      what,
      JSON.stringify(of(after)) === JSON.stringify(of(before)),
    ]);
    // Of a HAR the close code alone comes back, which is less than the rows.
    const said = Object.keys(aspects).map((what): [string, boolean] => [
      what,
      isHeld(what) && table.get(what)?.get(column) !== 'the close code',
    ]);
    expect(seen).toEqual(said);
    const wrong = 'reserved bits and opcodes, wrong lengths';
    const rich = richCapture();
    expect([wrong, (await again(rich, format, view)).wire.join() === (await told(rich)).wire.join()]).toEqual([
      wrong,
      isHeld(wrong),
    ]);
  });

  it('has a row for all that is compared, and no other', () => {
    expect([...table.keys()].sort()).toEqual(
      [
        ...Object.keys(aspects),
        'is opened again',
        'reserved bits and opcodes, wrong lengths',
        'proxy, TLS, what the doctor said',
      ].sort(),
    );
  });
});
