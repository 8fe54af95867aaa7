/** Findings of a connection that was opened, and of what became of it. */
import { describe, expect, it } from 'vitest';
import { frame } from '../../../support/frames/index.ts';
import { awaitFrames, end, type PeerScript } from '../../../support/peers/index.ts';
import { checkedPeer, expectFirst } from './checked.ts';

function closing(code: number, reason: string): PeerScript {
  const payload = Buffer.concat([Uint8Array.of(code >> 8, code & 0xff), Buffer.from(reason)]);
  return { alongside: frame({ opcode: 'close', payload }), steps: [awaitFrames(1), end()] };
}

describe('closed-at-once', () => {
  it.each([
    [1008, 'no token'],
    [1008, ''],
    [1011, 'boom'],
    [3000, 'Unauthorized'],
    [4401, 'Unauthorized'],
  ])('by %i %j', async (code, reason) => {
    expectFirst(await checkedPeer(closing(code, reason)), {
      code: 'closed-at-once',
      stage: 'first-seconds',
      evidence: [`${code}`, reason, /[\d.]+ ms after opening/],
    });
  });

  it('is not said of a server that just had no more to say', async () => {
    expect(await checkedPeer(closing(1000, 'done'))).toEqual([]);
  });
});
