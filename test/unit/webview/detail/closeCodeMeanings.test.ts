import { describe, expect, it } from 'vitest';
import { closeCodeMeaning } from '../../../../webview/detail/closeCodeMeanings.ts';

describe('meanings of close codes', () => {
  it.each([
    [0, 'below 1000'],
    [999, 'below 1000'],
    [1001, 'going down'],
    [1016, 'Reserved for the protocol'],
    [2999, 'Reserved for the protocol'],
    [3001, 'libraries and frameworks'],
    [4999, 'private use'],
    [5000, 'above 4999'],
  ])('of %i has “%s”', (code, words) => {
    expect(closeCodeMeaning(code)).toContain(words);
  });

  it('says of each code what it means, in a sentence', () => {
    for (let code = 0; code <= 5000; code++) expect(closeCodeMeaning(code)).toMatch(/^[A-Z].*\.$/);
  });

  it('says which codes never stand in a frame (RFC 6455 §7.4.1)', () => {
    for (const code of [1005, 1006, 1015]) expect(closeCodeMeaning(code)).toContain('Never sent on the wire');
  });
});
