import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorAt } from '../../../../src/engine/decode/jsonErrorAt.ts';

describe('jsonErrorAt', () => {
  it.each([
    ['', 0],
    ['{', 1],
    ['{"a" 1}', 5],
    ['{"a":}', 5],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['tru', 0],
    ['1 2', 2],
    ['["a\u0001"]', 1],
    [' [01]', 3],
    ['[}', 1],
  ])('finds where %j stops being JSON', (text, at) => {
    expect(jsonErrorAt(text)).toBe(at);
  });

  it('goes over all of what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonErrorAt(text)).toBe(text.length);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('finds a character that cannot be there in what is none', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('}', ']', ',', ':', 'x', '"'), (text, place, put) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + put + text.slice(at);
        let isJson = true;
        try {
          JSON.parse(changed);
        } catch {
          isJson = false;
        }
        if (isJson) expect(jsonErrorAt(changed)).toBe(changed.length);
        else expect(jsonErrorAt(changed)).toBeLessThanOrEqual(changed.length);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
