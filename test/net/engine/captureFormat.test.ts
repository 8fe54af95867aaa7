/** Captures that the engine made of connections, read by docs/capture-format.md alone and by the engine. */
import { cpSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { View } from '../../../src/contract/model.ts';
import { documentTable } from '../../support/captureFormat/documentTables.ts';
import { membersOf } from '../../support/captureFormat/members.ts';
import { readCapture, type FormatCapture } from '../../support/captureFormat/readCapture.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { formatDifferences } from '../../support/formatDifferences.ts';
import { closePayload, concat, Deflater, fragments, frame } from '../../support/frames/index.ts';
import { rawPeer, type Header, type PeerScript } from '../../support/peers/index.ts';

const documented = new Set(documentTable('member').map(({ member }) => member));

/** Members of a description that the document does not have; of a profile's members it has none. */
function undocumented(description: object): string[] {
  return membersOf(description).filter((member) => !documented.has(member) && !member.includes('.fix.profile.'));
}

const deflated: Header[] = [['Sec-WebSocket-Extensions', 'permessage-deflate']];

async function connected(script: PeerScript = {}) {
  const peer = await rawPeer(script);
  onTestFinished(() => peer.stop());
  const engine = new EngineUnderTest();
  await engine.connect(peer.url);
  return { peer, engine, folder: join(engine.captureFolder, 's') };
}

/** Resolves when the files have so many frames. */
async function written(folder: string, frames: number): Promise<FormatCapture> {
  await expect.poll(() => readCapture(folder).indexed, { timeout: 10_000 }).toBe(frames);
  return readCapture(folder);
}

async function differences(read: FormatCapture, engine: EngineUnderTest): Promise<string[]> {
  return formatDifferences(read, {
    rows: (filter: string, view: View) => engine.rows(filter, view),
    bytes: async (id) => engine.calls.payload({ session: 's', id }, never),
    wire: (id) => engine.wire(id),
  });
}

/** An engine that has a copy of a capture as a crash would leave it now; what the copy has lost is up to `harm`. */
async function crashed(folder: string, harm: (folder: string) => void = () => undefined) {
  const engine = new EngineUnderTest();
  const copy = join(engine.captureFolder, 's');
  cpSync(folder, copy, { recursive: true });
  harm(copy);
  const read = readCapture(copy);
  onTestFinished(async () => {
    await engine.calls.forget({ session: 's' }, never);
  });
  await engine.calls.openCapture({ capture: 's' }, never);
  return { read, engine };
}

function texts({ messages }: FormatCapture): (string | undefined)[] {
  return [...messages.values()].map(({ payload }) =>
    payload === undefined ? undefined : Buffer.from(payload).toString(),
  );
}

/** Texts that are compressed with context takeover, cut into fragments there. */
function compressing(): (words: string, cuts?: number[]) => Uint8Array[] {
  const deflater = new Deflater();
  return (words, cuts = []) => fragments({ opcode: 'text', rsv: 4, payload: deflater.deflate(words), cuts });
}

/** Compressed and uncompressed messages, in fragments and whole, with control frames between. */
function conversation(): Uint8Array[] {
  const compressed = compressing();
  const before = [
    ...compressed('the first of the words'),
    frame({ opcode: 'text', payload: 'as it is: €' }),
    ...compressed('the second of the words'),
  ];
  const [begun, ...rest] = compressed('the third of the words', [2, 4]);
  const long = fragments({ opcode: 'binary', payload: new Uint8Array(70_000).fill(7), cuts: [1, 60_000] });
  return [...before, begun!, frame({ opcode: 'ping', payload: 'between' }), ...rest, ...long];
}

describe('a reader of docs/capture-format.md', () => {
  it('reads a connection from its beginning to its end', async () => {
    const { peer, engine, folder } = await connected({ answer: { extraHeaders: deflated } });
    const frames = conversation();
    await peer.write(concat(...frames));
    for (const text of ['short', 'long '.repeat(1_000), 'long '.repeat(2_000)])
      await engine.send({ kind: 'text', text });
    await engine.send({ kind: 'binary', bytes: Uint8Array.of(1, 2, 3) });
    await engine.send({ kind: 'ping', bytes: Uint8Array.of(9) });
    await engine.until((snapshot) => snapshot.frames === frames.length + 6);
    await peer.write(frame({ opcode: 'close', payload: closePayload(1001, 'going away') }));
    await peer.awaitFrames(7);
    peer.end();
    await engine.until(({ state }) => state === 'closed');
    const read = await written(folder, frames.length + 8);
    expect(await differences(read, engine)).toEqual([]);
    expect(texts(read)).toEqual(expect.arrayContaining(['the third of the words', 'long '.repeat(2_000), 'between']));
    const { streams, description } = read;
    expect(description).toMatchObject({ id: 's', label: 'test', connections: [{ close: { code: 1001, by: 'peer' } }] });
    expect(description).not.toHaveProperty('owner');
    expect(undocumented(description)).toEqual([]);
    expect(description.lengths).toEqual({ in: streams.in.end, out: streams.out.end });
    expect(Buffer.from(streams.in.slice(0, streams.in.end)).equals(peer.written)).toBe(true);
    expect(Buffer.from(streams.out.slice(0, streams.out.end)).equals(peer.received)).toBe(true);
    expect(description.connections[0]!.framing!.offset.in).toBe(peer.answered.length);
  });

  it('reads what broke the protocol', async () => {
    const { peer, engine, folder } = await connected({ answer: { extraHeaders: deflated } });
    await peer.write(
      concat(
        frame({ opcode: 'text', payload: 'right' }),
        frame({ opcode: 'binary', payload: new Uint8Array(3), lengthForm: 64 }),
        frame({ opcode: 'text', rsv: 4, payload: 'no deflate at all' }),
        frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate(Uint8Array.of(0xc3, 0x28)) }),
        frame({ opcode: 3, fin: false, payload: 'reserved' }),
        frame({ opcode: 'continuation', payload: 'of nothing' }),
        frame({ opcode: 'text', mask: '01020304', payload: 'masked' }),
        frame({ opcode: 'text', fin: false, payload: 'open' }),
        frame({ opcode: 'ping', fin: false }),
        frame({ opcode: 'text', payload: Uint8Array.of(0x61, 0xff) }),
        frame({ opcode: 'close', payload: closePayload(1005) }),
        frame({ opcode: 'binary', payload: 'cut off' }).subarray(0, 5),
      ),
    );
    peer.end();
    await engine.until(({ state }) => state === 'closed');
    // And a marker: none of its close frames is valid.
    const read = await written(folder, engine.snapshot.frames + 1);
    expect(await differences(read, engine)).toEqual([]);
    expect(new Set(read.frames.map(({ violation }) => violation))).toEqual(new Set([0, 1, 4, 5, 8, 9, 10, 13, 15]));
    expect(read.frames.at(-1)).toMatchObject({ direction: 'in', last: false });
    expect(await engine.brief('ended')).toEqual([
      expect.stringContaining('-- ended: Ended without an answer to the close frame: '),
    ]);
  });

  it('reads what came after a clear', async () => {
    const { peer, engine, folder } = await connected({ answer: { extraHeaders: deflated } });
    const compressed = compressing();
    await peer.write(concat(...compressed('words of before')));
    await engine.until(({ frames }) => frames === 1);
    await engine.calls.clear({ session: 's' }, never);
    // It refers to what is gone, and it is under way when that is cleared too.
    const [begun, ...rest] = compressed('words of before, and of after', [3, 6]);
    await peer.write(concat(frame({ opcode: 'pong' }), begun!, frame({ opcode: 'ping' }), rest[0]!.subarray(0, 1)));
    await engine.until(({ frames, generation }) => generation === 1 && frames === 4);
    await engine.calls.clear({ session: 's' }, never);
    await peer.write(concat(rest[0]!.subarray(1), ...rest.slice(1), ...compressed('words of before, and of now')));
    await engine.until(({ frames, generation }) => generation === 2 && frames === 5);
    const read = await written(folder, 5);
    expect(read.description.part).toBe(2);
    expect(await differences(read, engine)).toEqual([]);
    expect(texts(read)).toEqual(['words of before, and of after', '', 'words of before, and of now']);
  });

  it('reads an attempt that was refused', async () => {
    const { engine, folder } = await connected({
      answer: { statusLine: 'HTTP/1.1 403 Forbidden', headers: [['Content-Length', '0']] },
    });
    await engine.until(({ state }) => state === 'closed');
    // The description comes first, and says how much is to come.
    await expect
      .poll(() => {
        const { description, streams } = readCapture(folder);
        return description.lengths?.in === streams.in.end;
      })
      .toBe(true);
    const { frames, description } = readCapture(folder);
    expect(frames).toEqual([]);
    expect(description.connections[0]!.framing).toBeUndefined();
    expect(undocumented(description)).toEqual([]);
    expect(description).toMatchObject({ connections: [{ handshake: { response: { status: 403 } } }] });
  });
});

describe('of what a crash left, a reader of docs/capture-format.md', () => {
  /** A connection of which all is written that has passed, but for half a frame. */
  async function interrupted() {
    const { peer, engine, folder } = await connected({ answer: { extraHeaders: deflated } });
    const frames = conversation();
    await engine.send({ kind: 'text', text: 'sent first' });
    for (const bytes of frames) await peer.write(bytes);
    await engine.send({ kind: 'binary', bytes: new Uint8Array(300) });
    await peer.write(frame({ opcode: 'text', payload: 'half' }).subarray(0, 4));
    await engine.until((snapshot) => snapshot.frames === frames.length + 3);
    await written(folder, frames.length + 3);
    return folder;
  }

  it.each<[string, (folder: string) => void]>([
    ['all', () => undefined],
    ['a part of the last records', (folder) => truncateSync(join(folder, 'frames.idx'), 40 * 6 + 17)],
    ['no index', (folder) => rmSync(join(folder, 'frames.idx'))],
    ['a part of a stream', (folder) => truncateSync(join(folder, 'in.bin'), readCapture(folder).frames[6]!.offset + 1)],
    ['no stream of what was sent', (folder) => truncateSync(join(folder, 'out.bin'), 0)],
    [
      'a part of everything',
      (folder) => {
        const { frames, streams } = readCapture(folder);
        truncateSync(join(folder, 'in.bin'), frames.at(-3)!.offset + 2);
        truncateSync(join(folder, 'out.bin'), streams.out.end - 1);
        truncateSync(join(folder, 'frames.idx'), 40 * (frames.length - 4));
      },
    ],
  ])('reads what the engine says where there is %s', async (_what, harm) => {
    const folder = await interrupted();
    const { read, engine } = await crashed(folder, harm);
    expect(read.frames.length).toBeGreaterThan(0);
    expect(await differences(read, engine)).toEqual([]);
  });
});
