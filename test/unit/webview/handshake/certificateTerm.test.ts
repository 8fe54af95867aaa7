import { describe, expect, it } from 'vitest';
import { certificateTerm } from '../../../../webview/handshake/certificateTerm.ts';

const certificate = {
  ...{ subject: '', issuer: '', names: '', fingerprint: '', pem: '' },
  validFrom: 'Jan  1 00:00:00 2026 GMT',
  validTo: 'Feb  1 00:00:00 2026 GMT',
};

describe('the term of a certificate', () => {
  it('is told by days', () => {
    const term = certificateTerm(certificate, Date.UTC(2026, 0, 15));
    expect(term).toEqual({ from: '2026-01-01', to: '2026-02-01' });
  });

  it('is over, or still to come', () => {
    expect(certificateTerm(certificate, Date.UTC(2026, 1, 2)).problem).toBe('expired');
    expect(certificateTerm(certificate, Date.UTC(2025, 0, 1)).problem).toBe('not-yet-valid');
  });

  it('is as it was written where that is no date', () => {
    expect(certificateTerm({ ...certificate, validTo: 'never' }, 0)).toMatchObject({ to: 'never' });
  });
});
