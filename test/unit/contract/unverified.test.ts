import { describe, expect, it } from 'vitest';
import { unverifiedNow, unverifiedReason, unverifiedWords } from '../../../src/contract/unverified.ts';

describe('a certificate that was not verified', () => {
  it('is told with why it would not have been taken', () => {
    expect(unverifiedWords({ reason: 'CERT_HAS_EXPIRED' })).toMatch(
      /switches verification off .* would not have been taken: it has expired \(CERT_HAS_EXPIRED\)\.$/,
    );
  });

  it('is told where it would have been good', () => {
    expect(unverifiedWords({})).toMatch(/would have been taken all the same\.$/);
  });

  it('is told as long as there is a connection', () => {
    const unverified = { reason: 'CERT_HAS_EXPIRED' };
    const told = (['connecting', 'open', 'closing', 'reconnecting', 'closed'] as const).filter(
      (state) => unverifiedNow({ state, unverified }) !== undefined,
    );
    expect(told).toEqual(['connecting', 'open', 'closing']);
    expect(unverifiedNow({ state: 'open' })).toBeUndefined();
  });

  it('is told by its code where there are no words for that', () => {
    expect(unverifiedReason('INVALID_PURPOSE')).toBe('INVALID_PURPOSE');
    expect(unverifiedReason('constructor')).toBe('constructor');
  });
});
