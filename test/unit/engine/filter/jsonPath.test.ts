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
  ])('%j %j is %s', (path, test, holds) => {
    expect(testJson(root, path, test)).toBe(holds);
  });
});
