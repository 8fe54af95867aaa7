import { describe, expect, it } from 'vitest';
import { quoted, shownText } from '../../../../src/engine/doctor/shownText.ts';

describe('text of strangers', () => {
  it.each([
    ['a\r\nb', 'a\\x0d\\x0ab'],
    ['\x1b[31mred', '\\x1b[31mred'],
    ['a\u202eb\u200bc', 'a\\u{202e}b\\u{200b}c'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['\ud800', '\ufffd'],
    ['Grüße, 世界 🙂', 'Grüße, 世界 🙂'],
  ])('%j is shown as %s', (text, shown) => {
    expect(shownText(text)).toBe(shown);
  });

  it('is cut, and shows that it is', () => {
    expect(shownText('abcdef', 6)).toBe('abcdef');
    expect(shownText('abcdefg', 6)).toBe('abcde…');
    expect(shownText('abcde🙂f', 7)).toBe('abcde\ufffd…');
    expect(quoted('x'.repeat(100), 5)).toBe('“xxxx…”');
  });
});
