/** How messages are cut into frames, and frames that are sent as they are told; read by peers that share no code with us. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { EngineUnderTest } from '../../support/engines.ts';
import { hex } from '../../support/frames/index.ts';
import { rawPeer, type PeerScript } from '../../support/peers/index.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const deflate: PeerScript['answer'] = { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] };

async function connected(script: PeerScript = {}) {
  const peer = await rawPeer(script);
  onTestFinished(() => peer.stop());
  const engine = new EngineUnderTest();
  expect(await engine.connect(peer.url)).toBeUndefined();
  return { peer, engine };
}

/** A server by `ws`, and what it hears. */
async function wsServer() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: { threshold: 0 } });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  const hear = (line: string): void => {
    heard.push(line);
    waiting.forEach((look) => look());
  };
  server.on('connection', (socket) => {
    socket.on('message', (data, binary) => hear(`${binary ? 'binary' : 'text'} ${(data as Buffer).toString()}`));
    socket.on('error', (error) => hear((error as NodeJS.ErrnoException).code ?? error.message));
  });
  const until = (count: number): Promise<string[]> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (heard.length >= count) resolve(heard);
      };
      waiting.add(look);
      look();
    });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, until };
}

describe('a message in fragments', () => {
  it('is frames of so many bytes, of which the first has the opcode and the last one FIN', async () => {
    const { peer, engine } = await connected();
    await engine.send({ kind: 'text', text: 'fünf', fragment: 2 });
    await engine.send({ kind: 'binary', bytes: hex('0102'), fragment: 2 });
    const frames = await peer.awaitFrames(4);
    expect(frames.map(({ fin, opcode, payload }) => [fin, opcode, hexOf(payload)])).toEqual([
      [false, 1, '66c3'],
      [false, 0, 'bc6e'],
      [true, 0, '66'],
      [true, 2, '0102'],
    ]);
    await engine.until(({ messages }) => messages === 2);
    expect(await engine.brief('', 'messages')).toEqual(['out text fünf', 'out binary 01 02']);
  });

  it('is one message to a server, compressed or not', async () => {
    const { url, until } = await wsServer();
    const engine = new EngineUnderTest();
    await engine.connect(url);
    const text = 'again and again and again';
    await engine.send({ kind: 'text', text, fragment: 7 });
    await engine.send({ kind: 'text', text, fragment: 7, compress: false });
    await engine.send({ kind: 'text', text });
    expect(await until(3)).toEqual(Array(3).fill(`text ${text}`));
    expect((await engine.rows()).map(({ rsv }) => rsv >> 2)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('a message without compression', () => {
  it('goes out as it is between others that are compressed', async () => {
    const { peer, engine } = await connected({ answer: deflate });
    const text = 'a'.repeat(2_000);
    await engine.send({ kind: 'text', text });
    await engine.send({ kind: 'text', text, compress: false });
    await engine.send({ kind: 'text', text });
    const [first, second, third] = await peer.awaitFrames(3);
    expect([first, second, third].map((sent) => sent!.rsv)).toEqual([4, 0, 4]);
    expect(Buffer.from(second!.payload).toString()).toBe(text);
  });
});

describe('a raw frame', () => {
  const plain = { kind: 'frame', fin: true, rsv: 0, opcode: 2, mask: false } as const;

  it('has the bits that it is told, and is recorded as it went out', async () => {
    const { peer, engine } = await connected();
    await engine.send({ ...plain, opcode: 11, fin: false, rsv: 5, bytes: hex('0aff') });
    await engine.send({ ...plain, claimed: 300, bytes: hex('01') });
    expect(hexOf(await peer.awaitBytes(9))).toBe('5b020aff827e012c01');
    await engine.until(({ frames }) => frames === 1);
    expect(hexOf(await engine.wire(1))).toBe('5b020aff');
    const [row] = await engine.rows();
    expect(row).toMatchObject({ direction: 'out', opcode: 11, violation: { code: 'reserved-bits' } });
  });

  it('is masked with a key of its own each time', async () => {
    const { peer, engine } = await connected();
    await engine.send({ ...plain, mask: true, bytes: hex('010203') });
    await engine.send({ ...plain, mask: true, bytes: hex('010203') });
    const frames = await peer.awaitFrames(2);
    expect(frames.map(({ payload }) => hexOf(payload))).toEqual(['010203', '010203']);
    expect(hexOf(frames[0]!.mask!)).not.toBe(hexOf(frames[1]!.mask!));
  });

  it('leaves the connection open for more, where the server bears it', async () => {
    const { peer, engine } = await connected();
    await engine.send({ ...plain, bytes: hex('01') });
    await engine.send({ kind: 'text', text: 'after' });
    await peer.awaitFrames(2);
    await engine.until(({ frames }) => frames === 2);
    expect(await engine.brief()).toEqual(['out binary 01 unmasked-from-client', 'out text after']);
    expect(engine.snapshot.state).toBe('open');
  });

  it.each([
    [{ mask: false }, 'WS_ERR_EXPECTED_MASK'],
    [{ opcode: 3 }, 'WS_ERR_INVALID_OPCODE'],
    [{ rsv: 1 }, 'WS_ERR_UNEXPECTED_RSV_2_3'],
    [{ opcode: 0 }, 'WS_ERR_INVALID_OPCODE'],
    [{ opcode: 9, fin: false }, 'WS_ERR_EXPECTED_FIN'],
    [{ opcode: 9, claimed: 126 }, 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH'],
  ])('with %j is refused by a server as %s', async (change, code) => {
    const { url, until } = await wsServer();
    const engine = new EngineUnderTest();
    await engine.connect(url);
    await engine.send({ ...plain, mask: true, bytes: hex('01'), ...change });
    expect(await until(1)).toEqual([code]);
    await engine.until(({ state }) => state === 'closed');
  });
});
