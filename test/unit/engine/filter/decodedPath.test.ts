import { describe, expect, it } from 'vitest';
import { testDecoded } from '../../../../src/engine/filter/decodedPath.ts';

const root = JSON.parse(
  '{"cmd":"subscribe","qos":1,"big":[],"retain":false,"subscriptions":[{"topic":"a/b"},{"topic":"C"}],"__proto__":{"x":1}}',
) as unknown;

describe('testDecoded', () => {
  it.each<[(string | number)[], Parameters<typeof testDecoded>[2], boolean]>([
    [['cmd'], { operator: 'like', text: 'SUB' }, true],
    [['cmd'], { operator: '==', value: 'sub' }, false],
    [['qos'], { operator: 'like', text: '1' }, true],
    [['qos'], { operator: 'like', text: '1.0' }, true],
    [['qos'], { operator: 'like', text: '' }, false],
    [['qos'], { operator: '<', value: 2 }, true],
    [['retain'], { operator: 'like', text: 'False' }, true],
    [['subscriptions', 'topic'], { operator: '==', value: 'C' }, true],
    [['subscriptions', 1, 'topic'], { operator: '==', value: 'a/b' }, false],
    [['subscriptions', 'none'], { operator: '!=', value: 1 }, false],
    [['subscriptions'], { operator: 'exists' }, true],
    [['big'], { operator: 'exists' }, true],
    [['big'], { operator: '==', value: null }, false],
    [['__proto__', 'x'], { operator: '==', value: 1 }, true],
    [['toString'], { operator: 'exists' }, false],
  ])('%j %j is %s', (path, test, holds) => expect(testDecoded(root, path, test)).toBe(holds));

  it('goes through the messages of a list', () => {
    expect(testDecoded([{ a: 1 }, root], ['cmd'], { operator: 'like', text: 'subscribe' })).toBe(true);
  });

  it('compares whole numbers that no number holds', () => {
    expect(testDecoded({ n: 2n ** 63n }, ['n'], { operator: '>', value: 5 })).toBe(true);
    expect(testDecoded({ n: 2n ** 63n }, ['n'], { operator: 'like', text: String(2n ** 63n) })).toBe(true);
    // A number that is written in a filter is the nearest that there is.
    const long = { n: 12_345_678_901_234_567_890n };
    expect(testDecoded(long, ['n'], { operator: '==', value: Number(12_345_678_901_234_567_890n) })).toBe(true);
    expect(testDecoded(long, ['n'], { operator: '!=', value: Number(12_345_678_901_234_567_890n) })).toBe(false);
    expect(testDecoded(long, ['n'], { operator: '==', value: 5 })).toBe(false);
    expect(testDecoded(long, ['n'], { operator: '!=', value: 'a' })).toBe(true);
  });

  it('ends in lists without end', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(testDecoded(deep, ['a'], { operator: 'exists' })).toBe(false);
  });
});
