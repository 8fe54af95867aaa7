import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SocketTap, type Tap } from '../../../../src/engine/net/tap.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A socket that is tapped; made with the tap's `onread`, or by somebody who knows nothing of it. */
function tappedSocket(port: number, inPlace: boolean, tap: Tap): { near: Socket; tap: SocketTap } {
  const socketTap = new SocketTap(tap);
  const near = connect({ port, host: '127.0.0.1', ...(inPlace ? { onread: socketTap.onread } : {}) });
  socketTap.attach(near);
  onTestFinished(() => void near.destroy());
  return { near, tap: socketTap };
}

async function tapped(inPlace: boolean) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const seen = { in: '', out: '', inPlace: 0 };
  const memory = new Uint8Array(64 * 1024);
  const socket = tappedSocket((server.address() as { port: number }).port, inPlace, {
    sent: (bytes) => void (seen.out += latin1(bytes)),
    received: (bytes) => {
      seen.in += latin1(bytes);
      if (bytes.buffer === memory.buffer) seen.inPlace += bytes.length;
      return [bytes.slice()];
    },
    room: () => memory,
  });
  const [far] = (await accepted) as [Socket];
  onTestFinished(() => {
    far.destroy();
    server.close();
  });
  return { ...socket, far, seen };
}

describe.each([
  ['reading in place', true],
  ['reading as the socket does', false],
])('SocketTap, %s', (_how, inPlace) => {
  it('sees each byte once, also those that are put back', async () => {
    const { near, far, seen } = await tapped(inPlace);
    far.write('head|rest');
    const [chunk] = (await once(near, 'data')) as [Buffer];
    near.pause();
    near.unshift(chunk.subarray(5));
    near.resume();
    await once(near, 'data');
    expect(seen.in).toBe('head|rest');
    expect(seen.inPlace).toBe(inPlace ? 9 : 0);
  });

  it('sees what is written as bytes and as text, with the encoding it is written in', async () => {
    const { near, far, seen } = await tapped(inPlace);
    near.cork();
    near.write(Buffer.from([0xff, 0x00]));
    near.write('é');
    near.write('e9', 'hex');
    near.uncork();
    near.end();
    const received: Buffer[] = [];
    far.on('data', (chunk: Buffer) => received.push(chunk));
    await once(far, 'end');
    expect(seen.out).toBe(Buffer.concat(received).toString('latin1'));
    expect(seen.out).toBe('\xff\x00\xc3\xa9\xe9');
  });

  it('sees what `end` is given too', async () => {
    const { near, far, seen } = await tapped(inPlace);
    near.end('last');
    const [chunk] = (await once(far, 'data')) as [Buffer];
    expect([seen.out, chunk.toString()]).toEqual(['last', 'last']);
  });

  it('hands on what it is told to in the place of what came, and the end', async () => {
    const server = createServer((socket) => {
      socket.write('abc');
      socket.end('def');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { near } = tappedSocket((server.address() as { port: number }).port, inPlace, {
      sent: () => undefined,
      received: () => [Buffer.from('!')],
      room: () => new Uint8Array(16),
    });
    let read = '';
    near.on('data', (chunk: Buffer) => (read += chunk.toString()));
    await once(near, 'end');
    expect(read).toMatch(/^!!?$/);
  });

  it('makes the peer wait while it is paused, and loses nothing', async () => {
    const { near, far, seen, tap } = await tapped(inPlace);
    near.resume();
    tap.pause();
    // More than the buffers of both sockets hold.
    const all = Buffer.alloc(64 * 1024 * 1024, 'x');
    let written = false;
    far.write(all, () => (written = true));
    await expect.poll(() => seen.in.length).toBeGreaterThan(0);
    const before = seen.in.length;
    expect(before).toBeLessThan(all.length);
    expect(written).toBe(false);
    tap.resume();
    await expect.poll(() => seen.in.length, { timeout: 10_000 }).toBe(all.length);
  });
});
