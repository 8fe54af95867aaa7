import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parser } from '../../../../src/filterLanguage/generated/parser.ts';
import { generatedParser } from '../../../support/filterParser.ts';

const folder = join(import.meta.dirname, '../../../../src/filterLanguage/generated');

describe('the generated parser', () => {
  it.each([...generatedParser()])('%s is what the grammar says', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it('has a tree without errors for every text', () => {
    const unit = fc.constantFrom(
      ...Array.from('ab "\\/()-$:=<>.[]1 \t\n'),
      'or',
      'not',
      'dir:',
      '$.a',
      '\udc00\ud800',
      '💶',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        parser.parse(text).iterate({ enter: ({ type }) => expect(type.isError).toBe(false) });
      }),
      { numRuns: 500 },
    );
  });
});
