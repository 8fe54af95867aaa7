import { describe, expect, it } from 'vitest';
import { fenced, plain, table } from '../../../../src/engine/doctor/markdown.ts';

describe('Markdown', () => {
  it.each([
    ['x', '```text\nx\n```'],
    ['a\n```\nb\n', '````text\na\n```\nb\n````'],
    ['`'.repeat(9), `${'`'.repeat(10)}text\n${'`'.repeat(9)}\n${'`'.repeat(10)}`],
  ])('fences %j', (text, block) => {
    expect(fenced(text)).toBe(block);
  });

  it('escapes what is to be read as it stands', () => {
    expect(plain('<img src=x onerror=1> **b** [a](b) | `c`\n# d')).toBe(
      '\\<img src=x onerror=1\\> \\*\\*b\\*\\* \\[a\\](b) \\| \\`c\\` \\# d',
    );
  });

  it('draws tables', () => {
    expect(table(['a', 'b|'], [['1', '2\n3']])).toBe('| a | b\\| |\n| --- | --- |\n| 1 | 2 3 |');
  });
});
