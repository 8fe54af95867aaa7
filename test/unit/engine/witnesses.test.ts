import { describe, expect, it } from 'vitest';
import { everyCut } from '../../support/decodeFrames.ts';
import { newCapture } from '../../support/captures.ts';
import {
  Deflater,
  fragments,
  frame,
  closePayload,
  concat,
  heardByWs,
  sentByWs,
  type HeardByWs,
} from '../../support/frames/index.ts';
import type { Direction } from '../../../src/contract/model.ts';

const kinds = { 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' } as const;

interface Heard {
  kind: string;
  hex: string;
}

/** What `ws` hears; a close frame with its code before its reason, as on the wire. */
async function witness(
  bytes: Uint8Array,
  fromServer: boolean,
  deflate: boolean,
): Promise<{ events: Heard[]; error: boolean }> {
  const options = { isServer: !fromServer, ...(deflate ? { deflate: { contextTakeover: true } } : {}) };
  const heard = await heardByWs([bytes], options);
  const hexOf = ({ event, bytes: data, code }: HeardByWs): string =>
    Buffer.from(event === 'close' && code !== 1005 ? closePayload(code!, data) : data).toString('hex');
  return {
    events: heard.filter(({ event }) => event !== 'error').map((one) => ({ kind: one.event, hex: hexOf(one) })),
    error: heard.some(({ event }) => event === 'error'),
  };
}

/** What our record says of the same stream, message by message in the order in which they ended. */
function recorded(chunks: readonly Uint8Array[], direction: Direction, deflate: boolean): Heard[] {
  const { capture, reader, pass } = newCapture({ deflate });
  for (const chunk of chunks) pass(direction, chunk);
  const events: { last: number; event: Heard }[] = [];
  for (const id of capture.messages.slice(0, capture.messages.size)) {
    const first = capture.frames.get(id)!;
    const { records, complete } = reader.fragments(first, Infinity);
    if (!complete) continue;
    const kind = kinds[(first.byte0 & 0xf) as keyof typeof kinds];
    const { bytes, error } = reader.message(first);
    expect(error).toBeUndefined();
    events.push({ last: records.at(-1)!.id, event: { kind, hex: Buffer.from(bytes!).toString('hex') } });
  }
  return events.sort((a, b) => a.last - b.last).map(({ event }) => event);
}

const deflater = new Deflater();
const long = JSON.stringify(Array.from({ length: 30 }, (_, i) => ({ type: 'tick', id: i })));
const streams: [name: string, fromServer: boolean, deflate: boolean, bytes: Uint8Array][] = [
  [
    'fragments with pings between',
    true,
    false,
    concat(
      ...fragments({ opcode: 'text', payload: 'häagen ✓', cuts: [2, 5] }).flatMap((part, i) => [
        part,
        frame({ opcode: 'ping', payload: `${i}` }),
      ]),
      frame({ opcode: 'close', payload: closePayload(1001, 'going') }),
    ),
  ],
  [
    'masked by a client',
    false,
    false,
    concat(
      frame({ opcode: 'text', payload: 'Hello', mask: '37fa213d' }),
      ...fragments({ opcode: 'binary', payload: Uint8Array.of(1, 2, 3, 4, 5, 6, 7), cuts: [1, 3], mask: 'a1b2c3d4' }),
      frame({ opcode: 'pong', mask: '00000000' }),
    ),
  ],
  [
    'compressed with context takeover',
    true,
    true,
    concat(
      frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(long) }),
      frame({ opcode: 'text', payload: 'plain between' }),
      ...fragments({ opcode: 'text', rsv: 4, payload: deflater.deflate(long + 'again'), cuts: [1, 7] }),
      frame({ opcode: 'binary', rsv: 4, payload: deflater.deflate('') }),
      frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(long) }),
    ),
  ],
  ['16-bit length', true, false, frame({ opcode: 'binary', payload: new Uint8Array(130).fill(7) })],
];

describe('the record agrees with the receiver of ws', () => {
  it.each(streams)('%s, cut at every offset', async (_name, fromServer, deflate, bytes) => {
    const expected = await witness(bytes, fromServer, deflate);
    expect(expected.error).toBe(false);
    expect(expected.events.length).toBeGreaterThan(0);
    for (const chunks of everyCut(bytes)) {
      expect(recorded(chunks, fromServer ? 'in' : 'out', deflate)).toEqual(expected.events);
    }
  });
});

describe('the record agrees with the sender of ws', () => {
  it.each([
    [true, false],
    [true, true],
    [false, false],
    [false, true],
  ])('from server %s, compressed %s', async (fromServer, deflate) => {
    const texts = ['', 'a', 'häagen ✓', long, long, 'x'.repeat(70_000)];
    const options = { fin: true, binary: false, mask: !fromServer, compress: deflate };
    const bytes = await sentByWs({ fromServer, deflate }, (sender, done) => {
      sender.ping(Uint8Array.of(1, 2), !fromServer, () => undefined);
      for (const text of texts) sender.send(text, { ...options }, () => undefined);
      sender.send('frag', { ...options, fin: false }, () => undefined);
      sender.pong(Uint8Array.of(), !fromServer, () => undefined);
      sender.send('ments', { ...options }, () => undefined);
      sender.close(1000, 'bye', !fromServer, done);
    });
    const hex = (text: string): string => Buffer.from(text).toString('hex');
    for (const size of [bytes.length, 1_000, 17]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(i * size, (i + 1) * size),
      );
      expect(recorded(chunks, fromServer ? 'in' : 'out', deflate)).toEqual([
        { kind: 'ping', hex: '0102' },
        ...texts.map((text) => ({ kind: 'text', hex: hex(text) })),
        { kind: 'pong', hex: '' },
        { kind: 'text', hex: hex('fragments') },
        { kind: 'close', hex: `03e8${hex('bye')}` },
      ]);
    }
  });
});

describe('violations', () => {
  it.each([
    ['reserved opcode', frame({ opcode: 3 })],
    ['reserved bit', frame({ opcode: 'text', rsv: 2 })],
    ['mask from the server', frame({ opcode: 'text', mask: '01020304' })],
    ['continuation of nothing', frame({ opcode: 'continuation' })],
    ['message in a message', concat(frame({ opcode: 'text', fin: false }), frame({ opcode: 'text' }))],
    ['fragmented ping', frame({ opcode: 'ping', fin: false })],
    ['invalid UTF-8', frame({ opcode: 'text', payload: Uint8Array.of(0xff) })],
    ['close of one byte', frame({ opcode: 'close', payload: Uint8Array.of(3) })],
    ['close code 1006', frame({ opcode: 'close', payload: closePayload(1006) })],
    ['impossible length', frame({ opcode: 'binary', lengthForm: 64, declaredLength: 1n << 63n })],
  ])('%s: ws stops, the record marks it and goes on', async (_name, bytes) => {
    const witnessed = await witness(bytes, true, false);
    expect(witnessed.error).toBe(true);
    const { capture, pass } = newCapture();
    pass('in', bytes);
    pass('in', frame({ opcode: 'ping', payload: 'after' }));
    capture.end(0);
    const all = Array.from({ length: capture.frames.count }, (_, i) => capture.frames.get(i + 1)!);
    expect(all.some(({ violation }) => violation !== 0)).toBe(true);
    expect(capture.counters.bytesIn).toBe(bytes.length + 7);
  });
});
