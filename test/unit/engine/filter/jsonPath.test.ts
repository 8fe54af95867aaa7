import { describe, expect, it } from 'vitest';
import { testJson } from '../../../../src/engine/filter/jsonPath.ts';

describe('testJson', () => {
  const root = JSON.parse('{"a":{"b":[1,"Two",null]},"__proto__":{"c":true}}') as unknown;

  it.each<[(string | number)[], Parameters<typeof testJson>[2], boolean]>([
    [['a', 'b', 0], { operator: '==', value: 1 }, true],
    [['a', 'b', 0], { operator: '<', value: 2 }, true],
    [['a', 'b', 0], { operator: '<', value: '2' }, false],
    [['a', 'b', 1], { operator: '>', value: 'Tw' }, true],
    [['a', 'b', 1], { operator: 'contains', value: 'wo' }, true],
    [['a', 'b'], { operator: 'contains', value: 'Two' }, true],
    [['a', 'b', 'length'], { operator: 'exists' }, false],
    [['a', 'b', 2], { operator: '==', value: null }, true],
    [['a', 'b', 3], { operator: '!=', value: 0 }, false],
    [['__proto__', 'c'], { operator: '==', value: true }, true],
    [['toString'], { operator: 'exists' }, false],
    [['a', 'b'], { operator: 'contains', value: '1' }, true],
    [['a', 'b'], { operator: 'contains', value: 'null' }, true],
  ])('%j %j is %s', (path, test, holds) => {
    expect(testJson(root, path, test)).toBe(holds);
  });

  it('finds nothing in what is nested in a list, however hostile', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 20_000; level++) deep = [deep];
    const list = [Object.create(null), { toString: 1 }, deep, { a: 'x' }, 'found'];
    const contains = (value: string): boolean => testJson({ list }, ['list'], { operator: 'contains', value });
    expect([contains('x'), contains('[object Object]'), contains('found')]).toEqual([false, false, true]);
  });
});
