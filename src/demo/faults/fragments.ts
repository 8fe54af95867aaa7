import type { Fault } from '../served.ts';
import { openRaw } from './rawConnection.ts';
import { BINARY, closeFrame, CONTINUATION, PING, serverFrame, TEXT } from './serverFrame.ts';

/** The cuts fall within characters of two, three and four bytes: fragments need not be valid UTF-8 by themselves. */
export const FRAGMENTED_TEXT = 'Grüße aus fünf Stücken: € und 🚀, und dann das Ende.';
const CUTS = [3, 14, 29, 38];

export const FRAGMENTED_BYTES = Buffer.from(Array.from({ length: 48 }, (_, index) => index));

export const fragments: Fault = {
  path: '/fragments',
  description: 'A text message in 5 fragments with pings between them, a binary one in 3, then close 1000.',
  answer: (upgrade) => {
    const connection = openRaw(upgrade);
    connection?.write(Buffer.concat([...textWithPings(), ...binary()]));
    connection?.close(closeFrame(1000, 'that was all'));
  },
};

function textWithPings(): Buffer[] {
  const bytes = Buffer.from(FRAGMENTED_TEXT);
  const starts = [0, ...CUTS];
  return starts.flatMap((start, index) => {
    const end = CUTS[index];
    const frame = serverFrame(index === 0 ? TEXT : CONTINUATION, bytes.subarray(start, end), end === undefined);
    return end === undefined ? [frame] : [frame, serverFrame(PING, `ping ${index + 1}`)];
  });
}

function binary(): Buffer[] {
  return [0, 1, 2].map((part) =>
    serverFrame(part === 0 ? BINARY : CONTINUATION, FRAGMENTED_BYTES.subarray(part * 16, part * 16 + 16), part === 2),
  );
}
