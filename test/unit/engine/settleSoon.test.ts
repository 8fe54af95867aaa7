import { describe, expect, it } from 'vitest';
import { SettleSoon } from '../../../src/engine/settleSoon.ts';

/** A reader whose messages are known when the test says so. */
function open() {
  const asked: { ids: number[]; signal: AbortSignal; settle: () => void; fail: () => void }[] = [];
  const settling = new SettleSoon({
    settle: (ids, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      asked.push({ ids: [...ids], signal: signal!, settle: resolve, fail: () => reject(new Error('gone')) });
      return promise;
    },
  });
  return { asked, settling };
}

describe('SettleSoon', () => {
  it('waits until all is known', async () => {
    const { asked, settling } = open();
    let known = false;
    const looking = settling.look([1, 2]).then(() => expect(known).toBe(true));
    known = true;
    asked[0]!.settle();
    await looking;
    expect(asked[0]!.ids).toEqual([1, 2]);
  });

  it('does not wait long, and goes on behind', async () => {
    const { asked, settling } = open();
    await settling.look([1]);
    expect(asked[0]!.signal.aborted).toBe(false);
  });

  it('leaves what nobody looks at any more', async () => {
    const { asked, settling } = open();
    await settling.look([1]);
    const looking = settling.look([2]);
    expect([asked[0]!.signal.aborted, asked[1]!.signal.aborted]).toEqual([true, false]);
    settling.stop();
    expect(asked[1]!.signal.aborted).toBe(true);
    await looking;
  });

  it('leaves it to the rows to say what cannot be read', async () => {
    const { asked, settling } = open();
    const looking = settling.look([1]);
    asked[0]!.fail();
    await looking;
    expect(asked).toHaveLength(1);
  });
});
