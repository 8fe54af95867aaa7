/** One capture of several connections: what passes after one was lost and made again. */
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMeta } from '../../../../src/engine/capture/captureMeta.ts';
import { recordSize } from '../../../../src/engine/capture/frameRecord.ts';
import { rowOf } from '../../../../src/engine/capture/rows.ts';
import { crashedCopy, framesOf, newCapture, openedCapture, type TestCapture } from '../../../support/captures.ts';
import { closePayload, concat, Deflater, fragments, frame } from '../../../support/frames/index.ts';

const mask = '01020304';
const text = (payload: string): Uint8Array => frame({ opcode: 'text', payload });
const sent = (payload: string): Uint8Array => frame({ opcode: 'text', payload, mask });

function deflating(): (words: string, cuts?: number[]) => Uint8Array[] {
  const deflater = new Deflater();
  return (words, cuts = []) => fragments({ opcode: 'text', rsv: 4, payload: deflater.deflate(words), cuts });
}

function finished({ capture }: TestCapture): void {
  capture.end(5_000);
  capture.note({ ended: 5_000 });
  capture.finish({ ended: 5_000 });
}

describe('a capture of several connections', () => {
  it('has their frames one after the other, and what happened between', () => {
    const test = newCapture();
    test.pass('in', text('one'));
    test.reconnect({ failed: 1 });
    test.pass('out', sent('two'));
    test.reconnect();
    test.pass('in', text('three'));
    expect(framesOf(test)).toEqual([
      '1 in 81 one',
      '2 -- ended',
      '3 -- attempt-failed',
      '4 -- reconnected',
      '5 out 81 two',
      '6 -- ended',
      '7 -- reconnected',
      '8 in 81 three',
    ]);
    const { capture } = test;
    expect(capture.counters).toMatchObject({ frames: 3, messages: 3, bytesIn: 5 + 3 * 10 + 7, bytesOut: 9 + 3 * 11 });
    expect(capture.messages.slice(0, 99)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(capture.meta.connections.map(({ number, from, framing }) => [number, from.in, framing?.offset.in])).toEqual([
      [1, 0, 0],
      [2, 5, undefined],
      [3, 15, 25],
      [4, 25, 35],
    ]);
    expect(capture.spanOf(1)).toMatchObject({ first: 1, last: 3, atStart: true, opened: 999 });
    expect(capture.spanOf(5)).toMatchObject({ first: 4, last: 6, atStart: false });
    expect(capture.spanOf(8)).toMatchObject({ first: 7, last: Infinity });
  });

  it('tells in words what happened', () => {
    const test = newCapture();
    test.reconnect({ failed: 1 });
    const rows = [1, 2, 3].map((id) => rowOf(test.capture.frames.get(id)!, 'messages', test.reader));
    expect(rows.map(({ marker }) => marker)).toEqual([
      { kind: 'ended', text: 'Ended without a close frame.' },
      { kind: 'attempt-failed', text: 'Could not reconnect: Nobody is there.', failure: 'refused' },
      { kind: 'reconnected', text: 'Reconnected after 7 ms', since: 1_000 },
    ]);
    expect(rows[0]).toMatchObject({ closeCode: 1006, wireLength: 0, payloadLength: 0, direction: 'none' });
    for (const id of [1, 2, 3]) {
      expect(test.reader.wire(test.capture.frames.get(id)!)).toEqual(new Uint8Array(0));
      expect(test.reader.message(test.capture.frames.get(id)!)).toEqual({ bytes: new Uint8Array(0) });
    }
  });

  it('leaves what was under way where it was: a frame, a message, a close', () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 'text', fin: false, payload: 'never whole' }));
    test.pass('out', frame({ opcode: 'close', payload: closePayload(1000), mask }));
    test.pass('in', text('cut off').subarray(0, 4));
    test.reconnect();
    test.pass('in', concat(text('whole'), frame({ opcode: 'ping' })));
    test.pass('out', sent('after a close of before'));
    expect(framesOf(test).slice(2)).toEqual([
      '3 in 81 cu',
      '4 -- ended',
      '5 -- reconnected',
      '6 in 81 whole',
      '7 in 89',
      '8 out 81 after a close of before',
    ]);
    const { capture, reader } = test;
    expect([6, 7, 8].map((id) => capture.frames.get(id)!.violation)).toEqual([0, 0, 0]);
    expect(reader.extent(capture.frames.get(1)!)).toMatchObject({ fragments: 1, complete: false });
    expect(capture.firstClose).toBeUndefined();
  });

  it('inflates each by its own terms, in whatever order one looks', async () => {
    const test = newCapture({ deflate: true });
    const first = deflating();
    test.pass('in', concat(...first('the same words'), ...first('the same words again')));
    test.reconnect();
    const second = deflating();
    test.pass('in', concat(...second('other words'), ...second('the same words, other words')));
    test.reconnect({ takeover: { in: false, out: true } });
    test.pass('in', concat(...deflating()('each by itself'), ...deflating()('each by itself')));
    test.reconnect({ deflate: false });
    test.pass('in', text('as it is'));
    const { capture, reader } = test;
    const ids = Array.from({ length: capture.frames.count }, (_, i) => i + 1);
    const read = (id: number): string => {
      const { bytes } = reader.message(capture.frames.get(id)!);
      return bytes === undefined ? '?' : Buffer.from(bytes).toString();
    };
    const words = ids.map(read);
    expect(words.filter((word) => word !== '')).toEqual([
      'the same words',
      'the same words again',
      'other words',
      'the same words, other words',
      'each by itself',
      'each by itself',
      'as it is',
    ]);
    reader.reset();
    await reader.settle(ids.toReversed());
    expect(ids.toReversed().map(read).reverse()).toEqual(words);
  });
});

describe('clearing a capture of several connections', () => {
  it('leaves the one of now, and what its messages refer to', async () => {
    const test = newCapture({ deflate: true });
    const first = deflating();
    test.pass('in', concat(...first('words of before')));
    test.reconnect();
    const second = deflating();
    test.pass('in', concat(...second('words of now')));
    const [begun, ...rest] = second('words of now, and of now', [4]);
    test.pass('in', begun!);
    await test.capture.clear(await test.reader.windows());
    test.reader.reset();
    test.pass('in', concat(...rest, ...second('words of now, once more')));
    expect(framesOf(test)).toEqual(expect.arrayContaining([expect.stringContaining('words of now, once more')]));
    expect(test.capture.meta.connections.map(({ number }) => number)).toEqual([2]);
    expect(test.capture.meta.markers).toBe(0);
    finished(test);
    await test.capture.drained();
    expect(framesOf(openedCapture(crashedCopy(test.capture)))).toEqual(framesOf(test));
  });

  it('between two of them leaves nothing, and the next one is read', async () => {
    const test = newCapture({ deflate: true });
    test.pass('in', concat(...deflating()('gone')));
    test.capture.end(1_500);
    test.capture.mark('ended', 1_500, 1006);
    expect(await test.reader.windows()).toEqual({});
    await test.capture.clear({});
    test.reader.reset();
    expect(test.capture.counters).toMatchObject({ frames: 0, messages: 0 });
    test.capture.begin(1_600);
    test.pass('in', Buffer.from('handshake'));
    const { bytesIn, bytesOut } = test.capture.counters;
    test.capture.startFrames({
      offset: { in: bytesIn, out: bytesOut },
      deflate: true,
      takeover: { in: true, out: true },
    });
    test.pass('in', concat(...deflating()('come')));
    expect(framesOf(test)).toEqual(['1 -- reconnected', '2 in c1 come']);
    await test.capture.drained();
    expect(framesOf(openedCapture(crashedCopy(test.capture)))).toEqual(framesOf(test));
  });

  it('in the midst of an attempt leaves what comes of it', async () => {
    const test = newCapture();
    test.pass('in', text('gone'));
    test.capture.end(1_500);
    test.capture.begin(1_600);
    test.pass('out', Buffer.from('GET'));
    await test.capture.clear({});
    test.pass('in', Buffer.from('101'));
    const { bytesIn, bytesOut } = test.capture.counters;
    test.capture.startFrames({
      offset: { in: bytesIn, out: bytesOut },
      deflate: false,
      takeover: { in: true, out: true },
    });
    test.pass('in', text('come'));
    expect(framesOf(test)).toEqual(['1 -- reconnected', '2 in 81 come']);
    await test.capture.drained();
    expect(framesOf(openedCapture(crashedCopy(test.capture)))).toEqual(framesOf(test));
  });
});

describe('a capture of several connections that is opened again', () => {
  /** A folder as a crash leaves it. */
  async function crashed() {
    const test = newCapture({ deflate: true });
    const first = deflating();
    test.pass('in', concat(text('one'), ...first('compressed words')));
    test.pass('out', sent('sent one'));
    test.pass('in', text('cut').subarray(0, 3));
    test.reconnect({ failed: 1 });
    const second = deflating();
    test.pass('in', concat(text('two'), ...second('compressed words'), ...second('compressed words again')));
    test.pass('out', sent('sent two'));
    test.reconnect();
    test.pass('in', text('three'));
    await test.capture.drained();
    return { folder: crashedCopy(test.capture), whole: framesOf(test), test };
  }

  const withoutIds = (lines: string[]): string[] => lines.map((line) => line.replace(/^\d+ /, ''));

  it('is as it was', async () => {
    const { whole, test } = await crashed();
    finished(test);
    await test.capture.drained();
    const opened = openedCapture(crashedCopy(test.capture));
    expect(framesOf(opened)).toEqual(whole);
    expect(opened.capture.counters).toEqual(test.capture.counters);
    expect(opened.capture.meta.damage).toBeUndefined();
    const ids = whole.map((_, i) => i + 1);
    expect(ids.map((id) => opened.capture.spanOf(id))).toEqual(ids.map((id) => test.capture.spanOf(id)));
  });

  it('is whole after a crash where all was flushed', async () => {
    const { folder, whole } = await crashed();
    expect(framesOf(openedCapture(folder))).toEqual(whole);
    expect(readMeta(folder)).toMatchObject({ damage: 'The recording was cut short.', markers: 5 });
  });

  it('has all frames, and where connections begin, wherever the index was cut', async () => {
    const { folder, whole } = await crashed();
    const index = readFileSync(join(folder, 'frames.idx'));
    const kept = (lines: string[]): string[] =>
      withoutIds(lines).filter((line) => !line.endsWith('ended') && !line.endsWith('failed'));
    for (let records = 0; records <= whole.length; records++) {
      writeFileSync(join(folder, 'frames.idx'), index.subarray(0, records * recordSize));
      const opened = openedCapture(crashedCopy({ folder }));
      const lines = kept(framesOf(opened));
      expect({ records, frames: lines.toSorted() }).toEqual({ records, frames: kept(whole).sort() });
      const beginnings = (all: string[]): number[] =>
        all.flatMap((line, i) => (line.includes('reconnected') ? [i] : []));
      expect(beginnings(lines)).toEqual(beginnings(kept(whole)));
    }
  });

  it('has what is there of the last one where a stream was cut', async () => {
    const { folder, whole, test } = await crashed();
    const start = test.capture.connection.framing!.offset;
    truncateSync(join(folder, 'in.bin'), start.in + 3);
    expect(framesOf(openedCapture(crashedCopy({ folder })))).toEqual(whole.slice(0, -1));
    truncateSync(join(folder, 'in.bin'), start.in - 3);
    truncateSync(join(folder, 'out.bin'), start.out - 3);
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(whole.slice(0, -2));
    expect(opened.capture.spanOf(99).first).toBe(whole.findIndex((line) => line.includes('reconnected')) + 1);
  });

  it('knows where one begins that the list has left out', async () => {
    const { folder, whole } = await crashed();
    const meta = readMeta(folder)!;
    const shorter = meta.connections.filter(({ number }) => number === 1 || number === 4);
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ ...meta, connections: shorter }));
    expect(framesOf(openedCapture(crashedCopy({ folder })))).toEqual(whole);
    // Its frames are found by nothing else.
    writeFileSync(join(folder, 'frames.idx'), '');
    const left = withoutIds(framesOf(openedCapture(folder)));
    expect(left.slice(0, 4)).toEqual(['out 81 sent one', 'in 81 one', 'in c1 compressed words', 'in 81 c']);
    expect(left.slice(-2)).toEqual(['-- reconnected', 'in 81 three']);
    expect(left).not.toContain('in 81 two');
  });

  it('takes no marker that contradicts the description', async () => {
    const { folder, whole } = await crashed();
    const place = whole.findIndex((line) => line.includes('reconnected'));
    const index = readFileSync(join(folder, 'frames.idx'));
    for (const [at, value] of [
      [8, 1],
      [16, 1e9],
      [0, NaN],
    ] as const) {
      const changed = Buffer.from(index);
      changed.writeDoubleLE(value, place * recordSize + at);
      writeFileSync(join(folder, 'frames.idx'), changed);
      const lines = withoutIds(framesOf(openedCapture(crashedCopy({ folder }))));
      expect(lines.filter((line) => !line.startsWith('--')).sort()).toEqual(
        withoutIds(whole)
          .filter((line) => !line.startsWith('--'))
          .sort(),
      );
    }
  });
});

describe('a capture of version 1', () => {
  it('is one of one connection, and of this version once something had to be put right', async () => {
    const test = newCapture();
    test.pass('in', concat(text('one'), text('two')));
    await test.capture.drained();
    const folder = crashedCopy(test.capture);
    const { connections, markers, ...rest } = readMeta(folder)!;
    const { number, from, ...members } = connections[0]!;
    const old = { ...rest, ...members, version: 1 };
    writeFileSync(join(folder, 'session.json'), JSON.stringify(old));
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(['1 in 81 one', '2 in 81 two']);
    expect(opened.capture.spanOf(2)).toMatchObject({ first: 1, opened: 999 });
    expect(JSON.parse(readFileSync(join(folder, 'session.json'), 'utf8'))).toMatchObject({
      version: 2,
      damage: 'The recording was cut short.',
      connections: [{ number: 1, opened: 999 }],
    });
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ ...old, ended: 5, lengths: { in: 10, out: 0 } }));
    expect(framesOf(openedCapture(folder))).toEqual(['1 in 81 one', '2 in 81 two']);
    expect(JSON.parse(readFileSync(join(folder, 'session.json'), 'utf8'))).toMatchObject({ version: 1 });
  });
});

describe('a capture that cannot say where another connection begins', () => {
  it('records nothing of it, until it is cleared', async () => {
    const test = newCapture();
    test.pass('in', text('one'));
    await test.capture.drained();
    test.capture.end(1_500);
    mkdirSync(join(test.capture.folder, 'session.json.new'));
    test.capture.begin(1_600);
    expect(test.capture.failure?.error.message).toContain('EISDIR');
    test.pass('in', Buffer.from('101'));
    const { bytesIn } = test.capture.counters;
    test.capture.startFrames({ offset: { in: bytesIn, out: 0 }, deflate: false, takeover: { in: true, out: true } });
    test.pass('in', text('lost'));
    expect(test.capture.failure?.lostFrames).toBe(1);
    await test.capture.drained();
    rmSync(join(test.capture.folder, 'session.json.new'), { recursive: true });
    expect(framesOf(openedCapture(crashedCopy(test.capture)))).toEqual(['1 in 81 one']);
    await test.capture.clear({});
    test.pass('in', text('two'));
    expect(framesOf(test)).toEqual(['1 in 81 two']);
  });
});
