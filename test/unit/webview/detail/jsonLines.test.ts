import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../webview/detail/jsonLines.ts';
import { jsonTokens } from '../../../../webview/detail/jsonTokens.ts';

/** As drawn: two spaces a level, white space left out. */
function drawn(text: string): string[] {
  return jsonLines(jsonTokens(text)).map(
    ({ depth, tokens }) =>
      '  '.repeat(depth) + tokens.map((token) => (token.kind === 'space' ? '' : token.text)).join(''),
  );
}

describe('JSON lines', () => {
  it('breaks where a reader would', () => {
    expect(drawn('{"a":[1,{"b":null}],"c":"d"}')).toEqual([
      '{',
      '  "a":[',
      '    1,',
      '    {',
      '      "b":null',
      '    }',
      '  ],',
      '  "c":"d"',
      '}',
    ]);
  });

  it('keeps empty objects and lists on their line', () => {
    expect(drawn('{"a":{},"b":[ ]}')).toEqual(['{', '  "a":{},', '  "b":[]', '}']);
  });

  it('draws text that came with its own lines the same way', () => {
    expect(drawn('{\n "a" : 1\n}\n')).toEqual(['{', '  "a":1', '}']);
  });

  it('keeps every character in its order', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const lines = jsonLines(jsonTokens(text));
        expect(lines.flatMap(({ tokens }) => tokens.map((token) => token.text)).join('')).toBe(text);
        for (const { depth } of lines) expect(depth).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
