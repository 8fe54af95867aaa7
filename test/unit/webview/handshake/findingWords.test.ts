import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/contract/finding.ts';
import { findingsSummary, inOrder } from '../../../../webview/handshake/findingWords.ts';

const finding = (severity: Finding['severity'], code: string): Finding => ({
  ...{ stage: 'upgrade', evidence: '', cause: '', remedy: '' },
  severity,
  code,
});
const findings = [finding('info', 'a'), finding('warning', 'b'), finding('error', 'c'), finding('warning', 'd')];

describe('findings', () => {
  it('come errors first, with their places', () => {
    expect(inOrder(findings).map((one) => [one.finding.code, one.place])).toEqual([
      ['c', 2],
      ['b', 1],
      ['d', 3],
      ['a', 0],
    ]);
  });

  it('are summed up by the gravest', () => {
    expect(findingsSummary(findings)).toEqual({ severity: 'error', icon: 'error', word: '1 error' });
    expect(findingsSummary([findings[1]!, findings[3]!])).toMatchObject({ word: '2 warnings' });
    expect(findingsSummary([])).toBeUndefined();
  });
});
