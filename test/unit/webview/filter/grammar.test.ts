import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { grammar } from '../../../../webview/filter/grammar.ts';
import { withLikeness } from '../../../../webview/filter/likeRows.ts';
import { fieldOf, withField } from '../../../../webview/filter/tokens.ts';
import { within } from '../../../../webview/filter/within.ts';
import '../../../../webview/filter/bringGrammar.ts';

describe('a filter that is edited before its grammar is here', () => {
  const whole = grammar.peek();
  beforeEach(() => (grammar.value = undefined));
  afterEach(() => (grammar.value = whole));

  it('is put into parentheses, whatever it is', () => {
    expect(withField('a or b', 'dir', 'in')).toBe('(a or b) dir:in');
    expect(withField('a', 'dir', 'in')).toBe('(a) dir:in');
    expect(withLikeness('a or b', 'c', 'hide')).toBe('(a or b) -(c)');
  });

  it('needs none where there is no text', () => {
    expect(withField('', 'dir', 'in')).toBe('dir:in');
    expect(fieldOf('', 'dir')).toBe('');
    expect(withLikeness('', 'c', 'hide')).toBe('-(c)');
  });

  it('is not asked for beside what is looked for', () => {
    expect(within('a', 'b')).toEqual({ filter: 'b', from: 0 });
    grammar.value = whole;
    expect(within('a', 'b')).toEqual({ filter: '(a) (b', from: 5 });
  });
});
