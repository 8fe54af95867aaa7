import fc from 'fast-check';
import { parseTree, parse, type ParseError } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { reordered } from '../../../../src/host/profileTree/listOrder.ts';

function changed(text: string, order: number[]): string {
  return reordered(text, parseTree(text, [], { allowTrailingComma: true })!, order);
}

describe('a list in another order', () => {
  it('takes comments along, and leaves white space and commas', () => {
    const text = `[ // all of them
  // of a
  {"a": 1}, // a
  /* of b */ {"b": 2} /* b */,

  // of c
  {"c": 3} // c
  // the end
]`;
    expect(changed(text, [2, 0, 1])).toBe(`[ // all of them
  // of c
  {"c": 3}, // c
  // of a
  {"a": 1}, // a

  /* of b */ {"b": 2} /* b */
  // the end
]`);
  });

  it('keeps a comma at the end, and lines that are one', () => {
    expect(changed('[1, 2,3,]', [2, 1, 0])).toBe('[3, 2,1,]');
    expect(changed('[]', [])).toBe('[]');
  });

  it('never puts an item into a comment', () => {
    expect(changed('[1, 2 // two\n]', [1, 0])).toBe('[2, // two\n 1\n]');
    expect(changed('[1, 2 // two\r\n]', [1, 0])).toBe('[2, // two\r\n 1\r\n]');
  });

  it('is the list in that order, whatever stands between', () => {
    const gaps = fc
      .array(fc.constantFrom(' ', '\n', '\t', '/* x, */', '// y,]\n', '/* z\n */'), { maxLength: 4 })
      .map((all) => all.join(''));
    const lists = fc
      .array(fc.tuple(gaps, gaps), { minLength: 1, maxLength: 5 })
      .chain((items) =>
        fc.tuple(
          fc.constant(items),
          gaps,
          fc.boolean(),
          fc.shuffledSubarray([...items.keys()], { minLength: items.length }),
        ),
      );
    fc.assert(
      fc.property(lists, ([items, end, trailing, order]) => {
        const text = `[${items.map(([before, after], index) => `${before}${index}${after}`).join(',')}${trailing ? ',' : ''}${end}]`;
        const errors: ParseError[] = [];
        const result = changed(text, order);
        expect(parse(result, errors, { allowTrailingComma: true }), result).toEqual(order);
        expect(errors).toEqual([]);
        const comments = (of: string): string[] =>
          (of.match(/\/\*[^]*?\*\/|\/\/.*/g) ?? []).map((one) => one.trimEnd()).sort();
        expect(comments(result)).toEqual(comments(text));
        expect(
          changed(
            text,
            [...order.keys()].sort((a, b) => a - b),
          ),
        ).toBe(text);
      }),
    );
  });
});
