import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Transport } from '../../../../src/engine/net/transport.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A transport over a socket that was made with its `onread`, or by somebody who knows nothing of it. */
async function attached(inPlace: boolean, already?: Uint8Array) {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const seen = { in: '', inPlace: 0, ended: 0, closed: [] as (string | undefined)[] };
  const memory = new Uint8Array(64 * 1024);
  const transport = new Transport({
    received: (bytes) => {
      seen.in += latin1(bytes);
      if (bytes.buffer === memory.buffer) seen.inPlace += bytes.length;
    },
    ended: () => seen.ended++,
    closed: (error) => seen.closed.push(error?.message),
    room: () => memory,
  });
  const { port } = server.address() as { port: number };
  const near = connect({ port, host: '127.0.0.1', ...(inPlace ? { onread: transport.onread } : {}) });
  await once(near, 'connect');
  const [far] = (await accepted) as [Socket];
  onTestFinished(() => {
    near.destroy();
    far.destroy();
    server.close();
  });
  transport.attach(near, inPlace, already);
  return { transport, near, far, seen };
}

describe.each([
  ['read in place', true],
  ['read as a socket does', false],
])('Transport, %s', (_how, inPlace) => {
  it('gives each byte once, and what has come before', async () => {
    const { far, seen } = await attached(inPlace, Buffer.from('before '));
    far.write('one ');
    await expect.poll(() => seen.in).toBe('before one ');
    far.end('two');
    await expect.poll(() => seen.ended).toBe(1);
    expect(seen.in).toBe('before one two');
    expect(seen.inPlace).toBe(inPlace ? 7 : 0);
  });

  it('writes pieces together, and says when they are taken', async () => {
    const { transport, far } = await attached(inPlace);
    const taken = new Promise((resolve) => transport.write([Buffer.from('a'), Buffer.from('b')], resolve));
    expect((await taken) ?? null).toBeNull();
    transport.end();
    let read = '';
    far.on('data', (piece: Buffer) => (read += piece.toString()));
    await once(far, 'end');
    expect(read).toBe('ab');
  });

  it('tells once that it is closed, and why', async () => {
    const { far, seen } = await attached(inPlace);
    far.resetAndDestroy();
    await expect.poll(() => seen.closed).toEqual([expect.stringContaining('ECONNRESET')]);
    const other = await attached(inPlace);
    other.transport.destroy();
    await expect.poll(() => other.seen.closed).toEqual([undefined]);
  });

  it('makes the peer wait until all who paused it have resumed, and loses nothing', async () => {
    const { transport, far, seen } = await attached(inPlace);
    transport.pause('disk');
    transport.pause('control');
    // More than the buffers of both sockets hold.
    const all = Buffer.alloc(64 * 1024 * 1024, 'x');
    let written = false;
    far.write(all, () => (written = true));
    await expect.poll(() => far.writableNeedDrain).toBe(true);
    const before = seen.in.length;
    expect(before).toBeLessThan(all.length);
    expect(written).toBe(false);
    transport.resume('control');
    transport.resume('control');
    expect(seen.in.length).toBe(before);
    transport.resume('disk');
    await expect.poll(() => seen.in.length, { timeout: 10_000 }).toBe(all.length);
  });
});

it('a transport without a socket takes nothing', async () => {
  const nothing = {
    received: () => undefined,
    ended: () => undefined,
    closed: () => undefined,
    room: () => new Uint8Array(1),
  };
  const transport = new Transport(nothing);
  const error = await new Promise((resolve) => transport.write([Buffer.from('a')], resolve));
  expect(error).toEqual(new Error('There is no connection.'));
});
