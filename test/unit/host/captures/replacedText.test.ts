import { describe, expect, it } from 'vitest';
import { redactionRules } from '../../../../src/engine/formats/redact/redactionRules.ts';
import { replacedBy, wrongRule } from '../../../../src/host/captures/replacedText.ts';

describe('rules of what is replaced', () => {
  it('are JSON paths, and regular expressions between slashes', () => {
    expect(replacedBy(['$.a[*].b', '/\\d{4}/i', '$..c'])).toEqual({
      jsonPaths: ['$.a[*].b', '$..c'],
      patterns: [{ source: '\\d{4}', flags: 'i' }],
    });
  });

  it.each(['$.a', '$..a', '$[0]', '$[*].b', '$.*', '$..*', '$..[*]', '$["a b"]["c\\"d"]', '$.größe.x-y', '/a|b/iu'])(
    '%s is one, here and in the engine',
    (rule) => {
      expect(wrongRule([rule])).toBeUndefined();
      expect(() => redactionRules(replacedBy([rule]))).not.toThrow();
    },
  );

  it.each(['$', 'a.b', '$.', '$a', '$.a[', '$.a[-1]', '$...a', '/(/', '/a/q', '//'])(
    '%s is none, here and in the engine',
    (rule) => {
      expect(wrongRule(['$.fine', rule])?.startsWith(`${rule}: `)).toBe(true);
      expect(() => redactionRules(replacedBy([rule]))).toThrow('Nothing was saved.');
    },
  );
});
