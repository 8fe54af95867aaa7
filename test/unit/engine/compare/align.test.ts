import { describe, expect, it } from 'vitest';
import { align, type Likeness } from '../../../../src/engine/compare/align.ts';

const whole: Likeness<string> = { left: (item) => item, right: (item) => item };
const kind: Likeness<string> = { left: (item) => item[0], right: (item) => item[0] };

/** `a=a` for a pair, `a=` and `=a` for what is on one side only. */
function aligned(left: string[], right: string[], likenesses: Likeness<string>[] = [whole, kind]): string {
  return align(left, right, likenesses)
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
      const pairs = align(left, right, [whole, kind]);
      expect(pairs.flatMap((one) => one.left ?? [])).toEqual(left);
      expect(pairs.flatMap((one) => one.right ?? [])).toEqual(right);
    }
  });

  it('that have little in common are aligned by what is once in both, in little time', () => {
    const left = Array.from({ length: 20_000 }, (_, i) => (i % 100 === 0 ? `same ${i}` : `left ${i}`));
    const right = Array.from({ length: 20_000 }, (_, i) => (i % 100 === 0 ? `same ${i}` : `right ${i}`));
    const pairs = align(left, right, [whole]);
    expect(pairs.filter((one) => one.left === one.right)).toHaveLength(200);
    expect(pairs).toHaveLength(200 + 2 * 19_800);
  });
});
