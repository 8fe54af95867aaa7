import { describe, expect, it } from 'vitest';
import { align, type Aligned, type Likeness } from '../../../../src/engine/compare/align.ts';

const whole: Likeness<string> = { left: (item) => item, right: (item) => item };
const kind: Likeness<string> = { left: (item) => item[0], right: (item) => item[0] };

/** To its end, at once. */
function alignedPairs(left: string[], right: string[], likenesses: Likeness<string>[]): Aligned<string>[] {
  const aligning = align(left, right, likenesses);
  for (;;) {
    const { done, value } = aligning.next();
    if (done === true) return value;
  }
}

/** `a=a` for a pair, `a=` and `=a` for what is on one side only. */
function aligned(left: string[], right: string[], likenesses: Likeness<string>[] = [whole, kind]): string {
  return alignedPairs(left, right, likenesses)
    .map((one) => `${one.left ?? ''}=${one.right ?? ''}`)
    .join(' ');
}

const list = (text: string): string[] => (text === '' ? [] : text.split(' '));

describe('two lists', () => {
  it.each([
    ['a b c', 'a b c', 'a=a b=b c=c'],
    ['a b c', 'a c', 'a=a b= c=c'],
    ['a c', 'a b c', 'a=a =b c=c'],
    ['a1 b c', 'a2 b c', 'a1=a2 b=b c=c'],
    ['', 'a', '=a'],
    ['a', '', 'a='],
    // Between what is the same, what is of one kind belongs together.
    ['x a1 b1 y', 'x b2 a2 y', 'x=x a1= b1=b2 =a2 y=y'],
    ['x a1 y', 'x b1 a2 b2 y', 'x=x =b1 a1=a2 =b2 y=y'],
  ])('%s and %s', (left, right, pairs) => expect(aligned(list(left), list(right))).toBe(pairs));

  it('are paired by what each side says of itself', () => {
    const copies: Likeness<string> = { left: (item) => item, right: (item) => item.split('<')[1] };
    expect(aligned(list('1 2 3'), list('x<1 y z<3'), [copies])).toBe('1=x<1 2= =y 3=z<3');
  });

  it('keep all of both in their order, whatever they are', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 200; round++) {
      const make = (): string[] => Array.from({ length: random(12) }, () => `${'abc'[random(3)]}${random(3)}`);
      const [left, right] = [make(), make()];
      const pairs = alignedPairs(left, right, [whole, kind]);
      expect(pairs.flatMap((one) => one.left ?? [])).toEqual(left);
      expect(pairs.flatMap((one) => one.right ?? [])).toEqual(right);
    }
  });

  it('that have little in common are aligned by what is once in both, in little time', () => {
    const left = Array.from({ length: 20_000 }, (_, i) => (i % 100 === 0 ? `same ${i}` : `left ${i}`));
    const right = Array.from({ length: 20_000 }, (_, i) => (i % 100 === 0 ? `same ${i}` : `right ${i}`));
    const pairs = alignedPairs(left, right, [whole]);
    expect(pairs.filter((one) => one.left === one.right)).toHaveLength(200);
    expect(pairs).toHaveLength(200 + 2 * 19_800);
  });

  it('that differ in much are aligned between what is once in both, what is there often included', () => {
    // Heartbeats that all look the same, and more changes than are gone through at once.
    const side = (name: string): string[] =>
      Array.from({ length: 30_000 }, (_, i) =>
        i % 3 === 0 ? 'heartbeat' : i % 10 === 1 ? `same ${i}` : `${name} ${i}`,
      );
    const pairs = alignedPairs(side('left'), side('right'), [whole]);
    const same = pairs.filter((one) => one.left !== undefined && one.left === one.right);
    expect(same.filter(({ left }) => left === 'heartbeat')).toHaveLength(10_000);
    expect(same).toHaveLength(12_000);
  });

  it('of a hundred thousand items yield often', () => {
    const left = Array.from({ length: 100_000 }, (_, i) => `${i}`);
    const right = left.map((item, i) => (i % 50 === 0 ? `other ${item}` : item));
    let yields = 0;
    const aligning = align(left, right, [whole, { left: () => 'any', right: () => 'any' }]);
    let step = aligning.next();
    for (; step.done !== true; step = aligning.next()) yields++;
    expect(yields).toBeGreaterThan(2_000);
    expect(step.value).toHaveLength(100_000);
  });
});
