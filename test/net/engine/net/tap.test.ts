import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tapSocket } from '../../../../src/engine/net/tap.ts';

async function tapped() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = connect((server.address() as { port: number }).port, '127.0.0.1');
  const [far] = (await once(server, 'connection')) as [Socket];
  onTestFinished(() => {
    near.destroy();
    far.destroy();
    server.close();
  });
  const seen = { in: '', out: '' };
  const tapped = tapSocket(near, {
    sent: (bytes) => void (seen.out += Buffer.from(bytes).toString('latin1')),
    received: (bytes) => {
      seen.in += Buffer.from(bytes).toString('latin1');
      return [bytes];
    },
  });
  return { near, far, seen, tapped };
}

describe('tapSocket', () => {
  it('sees each byte once, also those that are put back', async () => {
    const { near, far, seen } = await tapped();
    far.write('head|rest');
    const [chunk] = (await once(near, 'data')) as [Buffer];
    near.pause();
    near.unshift(chunk.subarray(5));
    near.resume();
    await once(near, 'data');
    expect(seen.in).toBe('head|rest');
  });

  it('sees what is written as bytes and as text, with the encoding it is written in', async () => {
    const { near, far, seen } = await tapped();
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
    const { near, far, seen } = await tapped();
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
    const near = connect((server.address() as { port: number }).port, '127.0.0.1');
    tapSocket(near, { sent: () => undefined, received: () => [Buffer.from('!')] });
    let read = '';
    near.on('data', (chunk: Buffer) => (read += chunk.toString()));
    await once(near, 'end');
    expect(read).toMatch(/^!!?$/);
  });

  it('makes the peer wait while it is paused, and loses nothing', async () => {
    const { near, far, seen, tapped: tap } = await tapped();
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
