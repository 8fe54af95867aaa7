import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteAt, jsonProblem, placeIn, problemSentence } from '../../../../webview/detail/jsonProblem.ts';

it('tells the byte that a place in a text is at', () => {
  expect(['a', 'é', '€', '😀'].map((before) => byteAt(`${before}x`, before.length))).toEqual([1, 2, 3, 4]);
  expect(byteAt('abc', 3)).toBe(3);
});

describe('JSON problems', () => {
  it('are told of a text that is nested too deeply to say where', () => {
    expect(jsonProblem('['.repeat(100_000))?.text).toMatch(/too deeply/);
    expect(jsonProblem('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
  });

  it.each(['{}', '[1, 2]', ' "text" ', '12345678901234567890', '{"a":1,"a":2}', 'null', '-0.5e+3'])(
    'accepts %s',
    (text) => {
      expect(jsonProblem(text)).toBeUndefined();
    },
  );

  it.each([
    ['', 0, 'a value is expected'],
    ['{"a" 1}', 5, 'a colon is expected'],
    ['{"a":1 "b":2}', 7, 'a comma is expected'],
    ['[1,]', 3, 'a value is expected'],
    ['{"a":1,}', 7, 'a name in double quotes is expected'],
    ['[1', 2, 'a closing bracket is expected'],
    ['{} 1', 3, 'the value has ended before'],
    ['"a', 0, 'the string does not end'],
    ['[tru]', 1, 'this is not a JSON value'],
    ['{"a":"\\q"}', 5, 'this is not an escape of JSON'],
  ])('says where %s stops being JSON', (text, offset, said) => {
    expect(jsonProblem(text)).toMatchObject({ offset, text: said });
  });

  it('counts lines and columns from 1', () => {
    expect(placeIn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(placeIn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
    const problem = jsonProblem('{\n  "a": 1,\n}');
    expect(problem && problemSentence(problem)).toBe('Line 3, column 1: a name in double quotes is expected');
  });

  it('agrees with JSON.parse about every text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.json().map((text) => text.slice(0, -1)),
          fc.string(),
        ),
        (text) => {
          let parses = true;
          try {
            JSON.parse(text);
          } catch {
            parses = false;
          }
          const problem = jsonProblem(text);
          expect(problem === undefined).toBe(parses);
          if (problem) expect(problem.offset).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
