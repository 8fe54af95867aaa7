import { describe, expect, it } from 'vitest';
import { formatNames } from '../../../../src/contract/formats.ts';
import { formatChoices } from '../../../../src/host/captures/formatWords.ts';

describe('the formats that are offered', () => {
  it('are all that there are, ours first', () => {
    const choices = formatChoices();
    expect(new Set(choices.map(({ format }) => format))).toEqual(new Set(formatNames));
    expect(choices[0]!.format).toBe('wscap');
  });

  it('differ by what is read of them', () => {
    const choices = formatChoices();
    expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
    for (const { detail } of choices) expect(detail).toMatch(/\.$/);
  });
});
