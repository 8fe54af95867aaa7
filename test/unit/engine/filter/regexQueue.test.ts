import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Condition } from '../../../../src/engine/filter/condition.ts';
import { RegexQueue } from '../../../../src/engine/filter/regexQueue.ts';

function queued(regex: RegExp, texts: readonly string[]): { queue: RegexQueue; told: [number, boolean][] } {
  const queue = new RegexQueue();
  const left = new Condition('regex', { regex });
  texts.forEach((text, at) => queue.add(at + 1, text, left));
  return { queue, told: [] };
}

describe('rows that wait for a regular expression', () => {
  it('are all told of while there is time', () => {
    const { queue, told } = queued(/b/, ['a', 'b', 'c']);
    expect(queue.first).toBe(1);
    expect(queue.answer(Infinity, (...row) => told.push(row))).toBe(true);
    expect(told).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
    expect(queue.first).toBeUndefined();
  });

  it('are told of one at a time where each takes all the time there is', () => {
    const { queue, told } = queued(/a/, ['a', 'a', 'a']);
    for (const next of [2, 3, undefined]) {
      expect(queue.answer(0, (...row) => told.push(row))).toBe(true);
      expect(queue.first).toBe(next);
    }
    expect(told).toHaveLength(3);
  });

  it('are told of up to one that would not end, which has all the patience for itself', () => {
    const { queue, told } = queued(/^(a+)+$/, ['aaa', 'b', `${'a'.repeat(60)}b`, 'aaa']);
    expect(queue.answer(Infinity, (...row) => told.push(row))).toBe(true);
    expect(told).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(queue.first).toBe(3);
    expect(queue.answer(Infinity, (...row) => told.push(row))).toBe(false);
    expect(told.length).toBe(2);
    expect(queue.first).toBe(3);
    queue.clear();
    expect(queue.first).toBeUndefined();
  });

  it('are enough by their number or their length', () => {
    const { queue } = queued(/a/, ['a'.repeat(1 << 20)]);
    expect(queue.isFull).toBe(true);
    queue.answer(Infinity, () => undefined);
    expect(queue.isFull).toBe(false);
    const left = new Condition('regex', { regex: /a/ });
    let count = 0;
    for (; !queue.isFull; count++) queue.add(count + 1, '', left);
    expect(count).toBe(4096);
  });

  it('ask nothing of the clock where there are none', () => {
    const clock = vi.spyOn(performance, 'now');
    onTestFinished(() => clock.mockRestore());
    expect(new RegexQueue().answer(0, () => expect.unreachable())).toBe(true);
    expect(clock).not.toHaveBeenCalled();
  });
});
