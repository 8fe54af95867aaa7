import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Writes bytes in several writes, cut at these offsets. Each write is handed to the kernel, and the event loop goes round
 * once, before the next: with `setNoDelay` each becomes a packet of its own, and a reader of the same thread reads it alone.
 */
export async function writeSplit(stream: Writable, bytes: Uint8Array, cuts: readonly number[] = []): Promise<void> {
  for (const [index, start] of [0, ...cuts].entries()) {
    const piece = bytes.subarray(start, cuts[index]);
    await new Promise<void>((resolve, reject) => {
      stream.write(piece, (error) => (error ? reject(error) : resolve()));
    });
    if (cuts.length > 0) await nextTurn();
  }
}
