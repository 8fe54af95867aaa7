import { afterEach, describe, expect, it } from 'vitest';
import { closePayload, concat, frame, hex, toHex } from '../../../support/frames/index.ts';
import {
  awaitBytes,
  awaitFrames,
  awaitSignal,
  destroy,
  end,
  latin1,
  openClient,
  type PeerScript,
  type RawPeer,
  rawPeer,
  RecordingClient,
  refusalOf,
  reset,
  selfSigned,
  send,
} from '../../../support/peers/index.ts';
import { WebSocket } from 'ws';

const peers: RawPeer[] = [];

async function startPeer(script?: PeerScript): Promise<RawPeer> {
  const peer = await rawPeer(script);
  peers.push(peer);
  return peer;
}

afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.stop()));
});

const hello = frame({ opcode: 'text', payload: 'Hello' });

describe('rawPeer', () => {
  it('upgrades, sends with the answer and after it, and keeps what went both ways', async () => {
    const bye = frame({ opcode: 'close', payload: closePayload(1000, 'bye') });
    const peer = await startPeer({ alongside: hello, steps: [awaitFrames(1), send(bye), awaitFrames(2), end()] });
    const client = await openClient(`${peer.url}/feed`);
    client.socket.send('a');
    expect(await client.closed).toEqual({ code: 1000, reason: 'bye' });
    await peer.done;
    await peer.closed;
    expect(peer.requestHead).toMatch(/^GET \/feed HTTP\/1\.1\r\n[^]*\r\n\r\n$/);
    expect(toHex(peer.writtenAfterHead)).toBe(toHex(concat(hello, bye)));
    expect(toHex(peer.written)).toBe(toHex(concat(peer.answered, hello, bye)));
    expect(peer.receivedFrames.map(({ opcode, payload }) => [opcode, toHex(payload)])).toEqual([
      [1, '61'],
      [8, '03 e8 62 79 65'],
    ]);
    expect(peer.received.length).toBe(peer.requestHead.length + peer.receivedAfterHead.length);
    expect(client.received.map(({ text }) => text)).toEqual(['Hello']);
  });

  it('cuts its writes where it is told', async () => {
    const peer = await startPeer({ cuts: [1, 20, 60], steps: [send(hello, [1, 2, 3]), send(hello)] });
    const chunks: number[] = [];
    const client = new RecordingClient(new WebSocket(peer.url));
    client.socket.once('upgrade', ({ socket }) => socket.on('data', (chunk: Buffer) => chunks.push(chunk.length)));
    await client.atLeast(2);
    expect(chunks.slice(0, 3)).toEqual([1, 1, 1]);
    expect(chunks.reduce((sum, length) => sum + length, 0)).toBe(2 * hello.length);
  });

  it('answers with other headers', async () => {
    const peer = await startPeer({
      answer: {
        extraHeaders: [
          ['Sec-WebSocket-Protocol', 'b'],
          ['X-Twice', '1'],
          ['x-twice', '2'],
        ],
      },
    });
    const client = await openClient(peer.url, ['a', 'b']);
    expect(client.socket.protocol).toBe('b');
    expect(Buffer.from(peer.answered).toString('latin1')).toMatch(/\r\nX-Twice: 1\r\nx-twice: 2\r\n\r\n$/);
  });

  it.each<[string, PeerScript['answer'], RegExp]>([
    ['a wrong accept', { accept: 'no' }, /Sec-WebSocket-Accept/],
    ['no Upgrade header', { headers: [['Connection', 'Upgrade']] }, /Upgrade header|response: 101/],
    ['another status', { statusLine: 'HTTP/1.1 418 Teapot', headers: [] }, /418/],
    ['no HTTP at all', { bytes: hex('15 03 01 00 02 02 46') }, /Parse Error/],
  ])('answers with %s', async (_name, answer, error) => {
    const peer = await startPeer({ ...(answer ? { answer } : {}), steps: [end()] });
    await expect(openClient(peer.url)).rejects.toThrow(error);
  });

  it('answers with any bytes, made from the request', async () => {
    const peer = await startPeer({
      answer: { bytes: (head) => latin1(`HTTP/1.0 403 No\r\n\r\n${head.split('\r\n', 1)[0]!}`) },
      steps: [end()],
    });
    const { response, body } = await refusalOf(`${peer.url}/x`);
    expect([response.httpVersion, response.statusCode, body]).toEqual(['1.0', 403, 'GET /x HTTP/1.1']);
  });

  it('waits for bytes and for the test', async () => {
    let release!: () => void;
    const signal = new Promise<void>((resolve) => (release = resolve));
    const peer = await startPeer({ steps: [awaitBytes(9), awaitSignal(signal), send(hello)] });
    const client = await openClient(peer.url);
    client.socket.send('abc');
    expect(await peer.awaitBytes(9)).toHaveLength(9);
    expect(toHex(peer.writtenAfterHead)).toBe('');
    release();
    await client.atLeast(1);
  });

  it.each([
    ['destroy', destroy()],
    ['reset', reset()],
  ])('drops the connection: %s', async (_name, step) => {
    const peer = await startPeer({ alongside: hello, steps: [awaitFrames(1), step] });
    const client = await openClient(peer.url);
    client.socket.ping('a');
    expect((await client.closed).code).toBe(1006);
    await peer.closed;
  });

  it('does as the test says, without a script', async () => {
    const peer = await startPeer();
    const client = await openClient(peer.url);
    client.socket.ping('x');
    expect((await peer.awaitFrames(1))[0]).toMatchObject({ opcode: 9 });
    await peer.write(hex('8a 01 78'));
    await client.message(({ kind }) => kind === 'pong');
  });

  it('says when the client left before the script ended', async () => {
    const peer = await startPeer({ steps: [awaitFrames(1)] });
    const client = await openClient(peer.url);
    client.socket.terminate();
    await expect(peer.done).rejects.toThrow('before frame 1 came');
  });

  it('serves the first connection only', async () => {
    const peer = await startPeer();
    await openClient(peer.url);
    await expect(openClient(peer.url)).rejects.toThrow();
  });

  it('speaks TLS and keeps the plain text', async () => {
    const tls = await selfSigned();
    const peer = await startPeer({ tls, alongside: hello, steps: [awaitFrames(1), reset()] });
    const client = await openClient(peer.url, [], { ca: tls.cert });
    client.socket.send('a');
    expect((await client.closed).code).toBe(1006);
    expect(peer.requestHead).toMatch(/^GET \/ HTTP/);
    expect(client.received.map(({ text }) => text)).toEqual(['Hello']);
    await peer.closed;
  });
});
