import { describe, expect, it } from 'vitest';
import { answerLines, bodyText, fieldLines, isPage } from '../../../../src/engine/doctor/answerEvidence.ts';
import { answer } from './attempts.ts';

describe('an answer as evidence', () => {
  it('is its start line, the fields that are asked for and waymarks, as they are in the head', () => {
    const head = answer(['HTTP/1.1 502 x', 'server: nginx', 'X-Other: 1', 'RETRY-AFTER: 3', 'Via: a', 'via: b'], 'oh');
    expect(answerLines(head, ['Retry-After'])).toEqual([
      'HTTP/1.1 502 x',
      'server: nginx',
      'RETRY-AFTER: 3',
      'Via: a',
      'via: b',
      'Body: oh',
    ]);
    expect(fieldLines(undefined, ['Via'])).toEqual([]);
    expect(fieldLines(answer(['', ...Array.from({ length: 50 }, () => 'Via: x')]), ['Via'])).toHaveLength(12);
  });

  it.each([
    ['<html><style>p{}</style><script>evil()</script><title>Not\nfound</title><p>Really</p>', 'Body: Not found Really'],
    ['{"a":\n  1}', 'Body: {"a": 1}'],
    ['<a', 'Body: <a'],
    ['', undefined],
  ])('has of the body %j the words', (body, line) => {
    expect(answerLines(answer(['HTTP/1.1 404 x'], body))[1]).toBe(line);
  });

  it('has bytes in hex where the body is no text', () => {
    expect(answerLines(answer(['HTTP/1.1 404 x'], Buffer.from('00ff', 'hex')))).toEqual([
      'HTTP/1.1 404 x',
      'Body:',
      '00 ff                                            ..',
    ]);
  });

  it('knows a page', () => {
    expect(isPage(answer(['HTTP/1.1 200 x', 'content-type: TEXT/HTML'], 'x'))).toBe(true);
    expect(isPage(answer(['HTTP/1.1 200 x'], '\n<!DOCTYPE html>'))).toBe(true);
    expect(isPage(answer(['HTTP/1.1 200 x'], '{}'))).toBe(false);
    expect(bodyText(answer(['HTTP/1.1 200 x']))).toBe('');
  });
});
