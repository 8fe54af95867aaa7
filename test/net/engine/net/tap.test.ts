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
  tapSocket(near, (direction, bytes) => (seen[direction] += Buffer.from(bytes).toString('latin1')));
  return { near, far, seen };
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
});
