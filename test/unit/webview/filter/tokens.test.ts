import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, withField } from '../../../../webview/filter/tokens.ts';
import '../../../../webview/filter/bringGrammar.ts';

describe('fields of a filter', () => {
  it('reads the last one that holds for every row', () => {
    expect(fieldOf('tick dir:in op:text dir:OUT', 'dir')).toBe('out');
    expect(fieldOf('tick', 'dir')).toBe('');
  });

  it.each(['-dir:in', 'not dir:in', '"dir:in"', '"a dir:in b"', '(dir:in or ping)', 'dir:in or ping', '/a dir:in/'])(
    'does not read one from %s',
    (filter) => expect(fieldOf(filter, 'dir')).toBe(''),
  );

  it('adds, changes and takes away, and leaves the rest as typed', () => {
    expect(withField('', 'dir', 'in')).toBe('dir:in');
    expect(withField('tick  "a  b"', 'dir', 'in')).toBe('tick  "a  b" dir:in');
    expect(withField('dir:in  tick', 'dir', 'out')).toBe('dir:out  tick');
    expect(withField('a dir:in b', 'dir', '')).toBe('a b');
    expect(withField('a dir:in b dir:out', 'dir', 'in')).toBe('a dir:in b');
    expect(withField('-dir:in a', 'dir', '')).toBe('-dir:in a');
  });

  it('keeps a choice together', () => {
    expect(withField('a or b', 'op', 'text')).toBe('(a or b) op:text');
    expect(withField('(a or b) op:text', 'op', '')).toBe('(a or b)');
    expect(withField('(a or op:ping)', 'op', 'text')).toBe('(a or op:ping) op:text');
  });

  it('reads back what it wrote', () => {
    const words = fc.constantFrom('tick', '"a b"', '-x', 'dir:in', 'op:text', '(a or b)', '/x y/', 'or', 'not');
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom('in', 'out'), (parts, value) => {
        const filter = parts.join(' ');
        // Behind a dangling `not` nothing holds for every row.
        if (parts.at(-1) === 'not') return;
        expect(fieldOf(withField(filter, 'dir', value), 'dir')).toBe(value);
      }),
    );
  });
});
