import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPath, writePath } from '../../../src/filterLanguage/path.ts';

describe('readPath', () => {
  it.each([
    ['$.a', ['a']],
    ['$.a.b-c.$d', ['a', 'b-c', '$d']],
    ['$[0][12].ä', [0, 12, 'ä']],
    [String.raw`$["a b"]["\"\\"]`, ['a b', String.raw`"\ `.trim()]],
  ])('reads %s', (text, path) => {
    expect(readPath(text)).toEqual(path);
  });

  it.each(['', '$', '$.', '$..a', '$[a]', '$["a]', 'a.b', '$.1'])('does not read %j', (text) => {
    expect(readPath(text)).toBeUndefined();
  });

  it('reads what is written', () => {
    const step = fc.oneof(
      fc.string(),
      fc.constantFrom('a', 'b-c', '__proto__', '"', '\\'),
      fc.nat({ max: 999_999_999 }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (path) => {
        expect(readPath(writePath(path))).toEqual(path);
      }),
    );
  });
});
