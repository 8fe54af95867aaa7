import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extensionProblems } from '../../../../src/engine/wire/extensionAnswer.ts';

const usual = 'permessage-deflate; client_max_window_bits';

describe('an answer to the extensions offered', () => {
  it.each([
    ['permessage-deflate', 'permessage-deflate'],
    ['permessage-deflate; server_no_context_takeover; client_no_context_takeover', usual],
    ['permessage-deflate; server_max_window_bits=9', usual],
    ['permessage-deflate; client_max_window_bits="15"', usual],
    ['permessage-deflate; server_max_window_bits=10', 'permessage-deflate; server_max_window_bits=10'],
    ['permessage-deflate; server_max_window_bits=12', `permessage-deflate; server_max_window_bits=10, ${usual}`],
    ['x-own; anything=goes', 'x-own'],
  ])('%j to %j is well', (answer, offer) => {
    expect(extensionProblems(answer, offer)).toEqual([]);
  });

  it.each([
    ['permessage-deflate', '', 'unexpected', 'permessage-deflate: not offered'],
    ['x-webkit-deflate-frame', usual, 'unexpected', 'x-webkit-deflate-frame: not offered'],
    ['Permessage-Deflate', usual, 'unexpected', 'Permessage-Deflate: not offered'],
    ['permessage-deflate, permessage-deflate', usual, 'parameters', 'permessage-deflate: answered twice'],
    ['permessage-deflate; level=9', usual, 'parameters', 'level=9: no parameter'],
    ['permessage-deflate; client_max_window_bits=10', 'permessage-deflate', 'parameters', 'not offered (RFC 7692'],
    ['permessage-deflate; client_max_window_bits', usual, 'parameters', 'has no value'],
    ['permessage-deflate; server_max_window_bits', usual, 'parameters', 'has no value'],
    ['permessage-deflate; server_max_window_bits=7', usual, 'parameters', 'not from 8 to 15'],
    ['permessage-deflate; server_max_window_bits=16', usual, 'parameters', 'not from 8 to 15'],
    ['permessage-deflate; server_max_window_bits=010', usual, 'parameters', 'not from 8 to 15'],
    ['permessage-deflate; server_no_context_takeover=1', usual, 'parameters', 'takes no value'],
    [
      'permessage-deflate; server_no_context_takeover; server_no_context_takeover',
      usual,
      'parameters',
      'server_no_context_takeover: given twice',
    ],
    [
      'permessage-deflate; server_max_window_bits=12',
      'permessage-deflate; server_max_window_bits=10',
      'parameters',
      'server_max_window_bits=12: more than the 10 of the offer',
    ],
    [
      'permessage-deflate; client_max_window_bits=12',
      'permessage-deflate; client_max_window_bits=11',
      'parameters',
      'client_max_window_bits=12: more than the 11 of the offer',
    ],
    ['', usual, 'syntax', 'at character 0 "": not the name of an extension'],
    ['permessage-deflate; =', usual, 'syntax', 'at character 20 "=": not the name of a parameter'],
  ])('%j to %j is told', (answer, offer, kind, text) => {
    const problems = extensionProblems(answer, offer);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ kind, text: expect.stringContaining(text) as string });
  });

  it('tells ten problems at most, each of them short', () => {
    const names = Array.from({ length: 50 }, (_, i) => `${'x'.repeat(5_000)}${i}`);
    for (const answer of [names.join(', '), `permessage-deflate; ${names.join('; ')}`]) {
      const problems = extensionProblems(answer, usual);
      expect(problems).toHaveLength(10);
      expect(problems.every(({ text }) => text.length < 200)).toBe(true);
    }
  });

  it('never throws, whatever is offered and answered', () => {
    const text = fc.string({
      unit: fc.constantFrom('permessage-deflate', 'server_max_window_bits', ';', '=', ',', '9'),
    });
    fc.assert(
      fc.property(text, text, (answer, offer) => {
        expect(extensionProblems(answer, offer).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});
