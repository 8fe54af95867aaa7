import { describe, expect, it } from 'vitest';
import { isBeyondNumbers } from '../../../../src/engine/decode/beyondNumbers.ts';
import { bodyOf, folded, unfolded, writtenBody } from '../../../../src/engine/decode/jsonInText.ts';
import { parsedJson } from '../../../../src/engine/decode/jsonPayload.ts';

const beyond = (text: string): boolean => isBeyondNumbers(text, parsedJson(text));

describe('numbers beyond those that a tree can hold', () => {
  it.each(['[1e400]', '{"a":[0,-1.5E+309 ]}', `[${'9'.repeat(310)}.5]`, `{"a":{"b":${'9'.repeat(310)}e12}}`])(
    'are in %s',
    (text) => expect(beyond(text)).toBe(true),
  );

  it.each([
    '[1e308]',
    '[1e-400]',
    '["1e400"]',
    '["1e400]"]',
    '[12345678901234567890]',
    `[${'9'.repeat(400)}]`,
    '[1e22]',
  ])('are not in %s', (text) => expect(beyond(text)).toBe(false));

  it('are found at any depth', () => {
    const [open, close] = ['['.repeat(50_000), ']'.repeat(50_000)];
    expect([beyond(`${open}1e400${close}`), beyond(`${open}1e40${close}`)]).toEqual([true, false]);
  });

  it('leave a body the text that it is, which is sent as it was written', () => {
    const text = '{"a": 1e400}';
    expect(bodyOf(Buffer.from(text))).toBe(text);
    expect(writtenBody(bodyOf(Buffer.from(text)))).toEqual({ text });
    expect(folded(unfolded(text))).toBe(text);
    expect(bodyOf(Buffer.from('{"a":1e40}'))).toEqual({ a: 1e40 });
  });
});
