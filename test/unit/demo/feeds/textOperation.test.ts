import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, readOperation, type TextOperation, transform } from '../../../../src/demo/feeds/textOperation.ts';

/** An operation on a text of this length, as readOperation gives it. */
function operationOn(length: number): fc.Arbitrary<TextOperation> {
  const part = fc.oneof(
    fc.record({ insert: fc.string({ minLength: 1, maxLength: 3 }) }),
    fc.record({ retain: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ delete: fc.integer({ min: 1, max: 4 }) }),
  );
  return fc.array(part, { maxLength: 8 }).map((parts) => {
    let left = length;
    const fitting = parts.filter((one) => {
      const used = 'insert' in one ? 0 : 'retain' in one ? one.retain : one.delete;
      if (used > left) return false;
      left -= used;
      return true;
    });
    return readOperation(fitting)!;
  });
}

const text = 'Hello World';

describe('apply', () => {
  it.each<[TextOperation, string]>([
    [[], 'Hello World'],
    [[{ retain: 5 }, { insert: ',' }, { delete: 1 }], 'Hello,World'],
    [[{ delete: 11 }, { insert: 'x' }], 'x'],
    [[{ retain: 11 }, { insert: '!' }], 'Hello World!'],
  ])('%j', (operation, result) => expect(apply(operation, text)).toBe(result));

  it('refuses to reach beyond the end', () => {
    expect(() => apply([{ delete: 12 }], text)).toThrow(RangeError);
    expect(() => apply([{ retain: 12 }], text)).toThrow(RangeError);
  });
});

describe('transform', () => {
  it.each<[string, TextOperation, TextOperation, TextOperation]>([
    [
      'shifts past an insertion',
      [{ retain: 5 }, { insert: 'a' }],
      [{ insert: 'xyz' }],
      [{ retain: 8 }, { insert: 'a' }],
    ],
    ['does not delete twice', [{ retain: 2 }, { delete: 4 }], [{ delete: 4 }], [{ delete: 2 }]],
    [
      'spares what was inserted within',
      [{ delete: 4 }],
      [{ retain: 2 }, { insert: '!' }],
      [{ delete: 2 }, { retain: 1 }, { delete: 2 }],
    ],
    ['inserts where the text around was deleted', [{ retain: 3 }, { insert: 'a' }], [{ delete: 6 }], [{ insert: 'a' }]],
  ])('%s', (_name, operation, other, result) => {
    expect(transform(operation, other, false)).toEqual(result);
  });

  it('puts the first one’s text first where both insert at one place', () => {
    const [a, b] = [[{ insert: 'A' }], [{ insert: 'B' }]];
    expect(apply(transform(a, b, true), apply(b, ''))).toBe('AB');
    expect(apply(transform(a, b, false), apply(b, ''))).toBe('BA');
  });

  it('leads to the same text in either order', () => {
    const cases = fc.string({ maxLength: 12 }).chain((start) => {
      const operation = operationOn(start.length);
      return fc.tuple(fc.constant(start), operation, operation);
    });
    fc.assert(
      fc.property(cases, ([start, a, b]) => {
        const aThenB = apply(transform(b, a, false), apply(a, start));
        const bThenA = apply(transform(a, b, true), apply(b, start));
        expect(bThenA).toBe(aThenB);
      }),
      { seed: 6455, numRuns: 2000 },
    );
  });
});

describe('readOperation', () => {
  it('joins neighbours and leaves out the retained end', () => {
    const parts = [
      { insert: 'a' },
      { insert: 'b' },
      { retain: 1 },
      { retain: 2 },
      { delete: 1 },
      { delete: 1 },
      { retain: 9 },
    ];
    expect(readOperation(parts)).toEqual([{ insert: 'ab' }, { retain: 3 }, { delete: 2 }]);
  });

  it.each([
    null,
    {},
    'x',
    [null],
    [{}],
    [{ insert: '' }],
    [{ insert: 1 }],
    [{ retain: 0 }],
    [{ delete: -1 }],
    [{ retain: 1.5 }],
    [{ delete: '1' }],
    [{ insert: 'a', delete: 1 }],
    [{ move: 1 }],
    Array.from({ length: 1001 }, () => ({ retain: 1 })),
  ])('refuses %j', (value) => expect(readOperation(value)).toBeUndefined());

  it('does not change what it reads', () => {
    const parts = [{ insert: 'a' }, { insert: 'b' }];
    readOperation(parts);
    expect(parts).toEqual([{ insert: 'a' }, { insert: 'b' }]);
  });
});
