import { queryNumber } from '../queryNumber.ts';
import type { Fault } from '../served.ts';
import { floodBlocks } from './floodBlocks.ts';
import { openRaw } from './rawConnection.ts';
import { closeFrame } from './serverFrame.ts';

const MOST_BYTES = 1024 ** 3;

export const flood: Fault = {
  path: '/flood',
  description:
    'Text frames as fast as the socket takes them: ?frames= (100000; at most 2000000 and 1 GiB) of ?size= bytes (128; at most 1 MiB), then close 1000.',
  answer: (upgrade) => {
    const { query } = upgrade;
    const size = Math.floor(queryNumber(query, 'size', { otherwise: 128, low: 1, high: 1024 * 1024 }));
    const wanted = Math.floor(queryNumber(query, 'frames', { otherwise: 100_000, low: 0, high: 2_000_000 }));
    const frames = Math.min(wanted, Math.floor(MOST_BYTES / size));
    const connection = openRaw(upgrade);
    if (connection === undefined) return;
    const blocks = floodBlocks(frames, size);
    const pour = (): void => {
      // Not `for … of`: it would end the generator when it is left.
      for (let next = blocks.next(); next.done !== true; next = blocks.next()) {
        if (!connection.write(next.value)) return;
      }
      connection.socket.off('drain', pour);
      connection.close(closeFrame(1000, `${frames} frames`));
    };
    connection.socket.on('drain', pour);
    pour();
  },
};
