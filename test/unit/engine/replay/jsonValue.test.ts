import { describe, expect, it } from 'vitest';
import { nothing, sameJson, valueAt } from '../../../../src/engine/replay/jsonValue.ts';

describe('the value at a path', () => {
  const root: unknown = JSON.parse('{"a":[{"b":null}],"__proto__":{"c":1}}');

  it.each([
    [['a', 0, 'b'], null],
    [['__proto__', 'c'], 1],
    [['a', 1], nothing],
    [['a', 'length'], nothing],
    [['constructor'], nothing],
    [['a', 0, 'b', 'c'], nothing],
    [[], root],
  ])('at %j', (path, value) => {
    expect(valueAt(root, path)).toBe(value);
  });
});

describe('the same JSON', () => {
  it.each([
    ['{"a":1,"b":[1,2]}', '{"b":[1,2],"a":1.0}', true],
    ['{"a":1}', '{"a":1,"b":null}', false],
    ['[1,2]', '[2,1]', false],
    ['[1]', '{"0":1}', false],
    ['{"a":{}}', '{"a":null}', false],
    ['{"__proto__":1}', '{"__proto__":1}', true],
    ['{"__proto__":1}', '{"x":1}', false],
    ['"1"', '1', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameJson(JSON.parse(a), JSON.parse(b))).toBe(same);
    expect(sameJson(JSON.parse(b), JSON.parse(a))).toBe(same);
  });

  it('is told of what is 100,000 levels deep', () => {
    const deep = (): unknown => {
      let value: unknown = 1;
      for (let level = 0; level < 100_000; level++) value = [value];
      return value;
    };
    expect(sameJson(deep(), deep())).toBe(true);
    expect(sameJson(deep(), [deep()])).toBe(false);
  });
});
