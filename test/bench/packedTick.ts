/** Messages of MessagePack that the sender sends. */
import { encode } from '@msgpack/msgpack';

/** What the message with this number says; the rest of it is a text. */
export function priceOf(i: number): number {
  return 1000 + ((i * 7919) % 9973) / 100;
}

/** Of so many bytes: 64 to 255. */
export function packedTick(i: number, size: number): Uint8Array {
  const tick = {
    type: 'tick',
    id: i,
    sym: ['BTC', 'ETH', 'SOL'][i % 3],
    price: priceOf(i),
    levels: [i, [1, 2.5], null],
  };
  const least = encode({ ...tick, note: 'x'.repeat(32) }).length;
  return encode({ ...tick, note: 'x'.repeat(32 + size - least) });
}
