import { describe, expect, it } from 'vitest';
import { unverifiedReason, unverifiedWords } from '../../../src/contract/unverified.ts';

describe('a certificate that was not verified', () => {
  it('is told with why it would not have been taken', () => {
    expect(unverifiedWords({ reason: 'CERT_HAS_EXPIRED' })).toMatch(
      /switches verification off .* would not have been taken: it has expired \(CERT_HAS_EXPIRED\)\.$/,
    );
  });

  it('is told where it would have been good', () => {
    expect(unverifiedWords({})).toMatch(/would have been taken all the same\.$/);
  });

  it('is told by its code where there are no words for that', () => {
    expect(unverifiedReason('INVALID_PURPOSE')).toBe('INVALID_PURPOSE');
    expect(unverifiedReason('constructor')).toBe('constructor');
  });
});
