/**
 * A WebSocket server in a process of its own that writes frames as fast as its client takes them: the load of the
 * benchmarks. Bounded: it writes `count` frames and a close frame, then ends.
 *
 *     node test/bench/rawSender.ts
 *     ws://127.0.0.1:PORT/?frames=100000&size=128&kind=text|deflate|fragments|binary|msgpack&rate=100000
 *
 * It prints its port. The response's header `X-Frames` announces how many there will be before the close frame: whole
 * blocks of them, so a few more than asked for.
 *
 * `fragments` sends binary messages of `size` bytes in fragments of 16 KiB; `frames` counts fragments then. `binary` has
 * whole ones, of the bytes 00 to ff again and again; `msgpack` has those of packedTick.ts. `rate` is in frames a second; without it as fast as they are taken.
 */
import { createHash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { Deflater, frame } from '../support/frames/index.ts';
import { packedTick } from './packedTick.ts';

const mostFrames = 20_000_000;
const blockSize = 256 * 1024;
/** Blocks a second, where the rate is given. */
const pace = 200;
const fragmentSize = 16 * 1024;

const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** A block of whole frames, repeated; `frames` in it. As long as usual, or of so many frames. */
function block(kind: string, size: number, wanted?: number): { bytes: Buffer; frames: number } {
  const isWhole = (): boolean => (wanted === undefined ? length >= blockSize : parts.length >= wanted);
  const parts: Uint8Array[] = [];
  let length = 0;
  const text = (i: number): string => {
    const body = JSON.stringify({
      type: 'tick',
      id: i,
      sym: ['BTC', 'ETH', 'SOL'][i % 3],
      price: 1000 + ((i * 7919) % 9973) / 100,
    });
    return body.padEnd(size, ' ').slice(0, size);
  };
  const deflater = new Deflater({ contextTakeover: false });
  for (let i = 0; !isWhole() || (kind === 'fragments' && parts.length % (size / fragmentSize) !== 0); i++) {
    const perMessage = size / fragmentSize;
    const part =
      kind === 'deflate'
        ? frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(jsonOf(size, i)) })
        : kind === 'fragments'
          ? frame({
              opcode: i % perMessage === 0 ? 'binary' : 'continuation',
              fin: i % perMessage === perMessage - 1,
              payload: Buffer.alloc(fragmentSize, i),
            })
          : kind === 'binary'
            ? frame({ opcode: 'binary', payload: Buffer.alloc(size, allBytes) })
            : kind === 'msgpack'
              ? frame({ opcode: 'binary', payload: packedTick(i, size) })
              : frame({ opcode: 'text', payload: text(i) });
    parts.push(part);
    length += part.length;
  }
  return { bytes: Buffer.concat(parts), frames: parts.length };
}

function jsonOf(size: number, i: number): string {
  let text = '[';
  for (let n = 0; text.length < size; n++) text += `{"id":${i * 31 + n},"price":${(i * 7919 + n * 104_729) % 99_991}},`;
  return text.slice(0, size);
}

function serve(socket: Socket): void {
  socket.on('error', () => socket.destroy());
  socket.once('data', (head: Buffer) => {
    const text = head.toString('latin1');
    const query = new URL(text.split(' ')[1] ?? '/', 'ws://x').searchParams;
    const kind = query.get('kind') ?? 'text';
    const key = /sec-websocket-key: *(\S+)/i.exec(text)?.[1] ?? '';
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    const extensions =
      kind === 'deflate' ? 'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n' : '';
    const rate = query.has('rate') ? Number(query.get('rate')) : undefined;
    const { bytes, frames } = block(kind, Number(query.get('size') ?? 128), rate && Math.ceil(rate / pace));
    let blocks = Math.ceil(Math.min(Number(query.get('frames') ?? 100_000), mostFrames) / frames);
    const answer = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
    socket.write(`${answer}Sec-WebSocket-Accept: ${accept}\r\nX-Frames: ${blocks * frames}\r\n${extensions}\r\n`);
    socket.resume();
    const began = performance.now();
    const all = blocks;
    /** Milliseconds until the next block may go. */
    const early = (): number =>
      rate === undefined ? 0 : began + ((all - blocks) * frames * 1000) / rate - performance.now();
    const pump = (): void => {
      while (blocks > 0) {
        const wait = early();
        if (wait > 0) {
          setTimeout(pump, wait);
          return;
        }
        blocks--;
        if (!socket.write(bytes)) {
          socket.once('drain', pump);
          return;
        }
      }
      socket.end(frame({ opcode: 'close' }));
    };
    pump();
  });
}

const server = createServer(serve).listen(0, '127.0.0.1', () => {
  console.log((server.address() as { port: number }).port);
});
process.on('disconnect', () => process.exit());
