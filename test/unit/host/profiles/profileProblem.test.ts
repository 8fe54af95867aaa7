import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { replaceBy, spanOf } from '../../../../src/host/profiles/profileProblem.ts';

describe('spanOf', () => {
  it('is never empty', () => {
    expect(spanOf({ offset: 3, length: 0 })).toEqual({ offset: 3, length: 1 });
    expect(spanOf({ offset: 3, length: 4 })).toEqual({ offset: 3, length: 4 });
  });
});

describe('replaceBy', () => {
  it('writes JSON in the place of a node', () => {
    expect(replaceBy(parseTree(' 7')!, 'a"b', 'T')).toEqual({
      kind: 'replace',
      title: 'T',
      offset: 1,
      length: 1,
      text: '"a\\"b"',
    });
  });
});
