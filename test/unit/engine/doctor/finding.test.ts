import { describe, expect, it } from 'vitest';
import { finding } from '../../../../src/engine/doctor/finding.ts';

const conclusion = { code: 'bad-accept', stage: 'upgrade', cause: 'C.', remedy: 'R.' } as const;

describe('a finding', () => {
  it('has the severity of its code, or its own', () => {
    expect(finding({ ...conclusion, evidence: ['a', undefined, '', 'b'] })).toEqual({
      ...conclusion,
      severity: 'error',
      evidence: 'a\nb',
    });
    expect(finding({ ...conclusion, evidence: [], severity: 'info' }).severity).toBe('info');
  });

  it('has bounded evidence of visible lines', () => {
    const { evidence } = finding({ ...conclusion, evidence: Array.from({ length: 40 }, () => `\t${'x'.repeat(900)}`) });
    const lines = evidence.split('\n');
    expect(lines).toHaveLength(25);
    expect(lines[0]).toMatch(/^\\x09x{198}…$/);
    expect(lines.at(-1)).toBe('…');
  });
});
