import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/contract/finding.ts';
import { checkVerdict } from '../../../../src/host/doctor/checkWords.ts';

const finding = (severity: Finding['severity'], cause: string): Finding => ({
  ...{ code: 'c', stage: 'upgrade', evidence: '', remedy: '' },
  severity,
  cause,
});

describe('the verdict of a check', () => {
  it('says plainly that a connection is good', () => {
    expect(checkVerdict('feed', [])).toEqual({
      severity: 'info',
      text: '“feed” is good: it connected, and nothing is wrong with it.',
    });
  });

  it('says why one is not, whatever else there is', () => {
    const findings = [finding('info', 'It moved.'), finding('error', 'Nobody listens.'), finding('error', 'More.')];
    expect(checkVerdict('feed', findings)).toEqual({ severity: 'error', text: '“feed” is not good: Nobody listens.' });
  });

  it('says what is to be remarked of a good one', () => {
    expect(checkVerdict('feed', [finding('warning', 'No subprotocol.')])).toEqual({
      severity: 'warning',
      text: '“feed” is good, with a remark: No subprotocol.',
    });
  });
});
