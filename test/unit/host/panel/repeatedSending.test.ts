import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Repeating } from '../../../../src/contract/panel.ts';
import { RpcError } from '../../../../src/contract/rpc.ts';
import { RepeatedSending } from '../../../../src/host/panel/repeatedSending.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

function repeated() {
  const told: Repeating[] = [];
  const at: number[] = [];
  const sending = new RepeatedSending((state) => told.push(state));
  const send = (): Promise<void> => {
    at.push(performance.now());
    return Promise.resolve();
  };
  /** As `start`, where nobody has to be asked. */
  const begin = (message: () => Promise<void>, every: number, times: number): Promise<boolean> =>
    sending.start(() => Promise.resolve(message), every, times);
  const start = performance.now();
  return { sending, told, send, begin, times: () => at.map((time) => time - start) };
}

describe('repeated sending', () => {
  it('sends at once, then at each interval, so many times', async () => {
    const { begin, told, send, times } = repeated();
    await begin(send, 250, 3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times()).toEqual([0, 250, 500]);
    expect(told.at(0)).toEqual({ sent: 0, times: 3, over: false });
    expect(told.at(-1)).toEqual({ sent: 3, times: 3, over: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells how far it is ten times a second at most', async () => {
    const { begin, told, send } = repeated();
    await begin(send, 10, 100);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told.length).toBeLessThanOrEqual(12);
    expect(told.length).toBeGreaterThan(8);
  });

  it('stops when it is told to', async () => {
    const { sending, begin, told, send, times } = repeated();
    await begin(send, 100, 1_000);
    await vi.advanceTimersByTimeAsync(250);
    sending.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(times()).toEqual([0, 100, 200]);
    expect(told.at(-1)).toEqual({ sent: 3, times: 1_000, over: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends with what is in the way of it', async () => {
    const { begin, told } = repeated();
    const failure = { code: 'not-open', message: 'It is closed.', cause: 'c', remedy: 'r' };
    let left = 2;
    await begin(() => (left-- > 0 ? Promise.resolve() : Promise.reject(new RpcError(failure))), 100, 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told.at(-1)).toEqual({ sent: 2, times: 1_000, over: true, failure });
    expect(vi.getTimerCount()).toBe(0);
  });

  // A timer takes one millisecond at least.
  it('waits for the one before, and does not make up for it', async () => {
    const { begin, times, send } = repeated();
    const slow = async (): Promise<void> => {
      await send();
      await new Promise((resolve) => setTimeout(resolve, 350));
    };
    await begin(slow, 100, 3);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(times()).toEqual([0, 351, 702]);
  });

  it.each(['stop', 'dispose'] as const)('does not begin where a question was answered after %s', async (how) => {
    const { sending, send, told, times } = repeated();
    const question = Promise.withResolvers<() => Promise<void>>();
    const started = sending.start(() => question.promise, 10, 100);
    sending[how]();
    question.resolve(send);
    expect(await started).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect({ told, times: times() }).toEqual({ told: [], times: [] });
  });

  it('goes on with what was repeated before while a question is open, and not with two', async () => {
    const { sending, begin, send, told, times } = repeated();
    const question = Promise.withResolvers<() => Promise<void>>();
    await begin(send, 100, 1_000);
    const started = sending.start(() => question.promise, 100, 2);
    await vi.advanceTimersByTimeAsync(150);
    question.resolve(send);
    expect(await started).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(times()).toEqual([0, 100, 150, 250]);
    expect(told.at(-1)).toEqual({ sent: 2, times: 2, over: true });
  });

  it.each([
    [9, 1],
    [86_400_001, 1],
    [10.5, 1],
    [NaN, 1],
    [10, 0],
    [10, 1_000_001],
  ])('refuses every %d ms, %d times', async (every, times) => {
    const { begin, send, told } = repeated();
    await expect(begin(send, every, times)).rejects.toThrow(expect.objectContaining({ code: 'bad-repeat' }));
    expect(told).toEqual([]);
  });
});
