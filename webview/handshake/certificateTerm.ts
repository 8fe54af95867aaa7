/** For how long a certificate is valid, and whether it was. */
import type { CertificateInfo } from '../../src/contract/model.ts';

export interface CertificateTerm {
  /** `2026-01-31`, by UTC; as it was written where that cannot be read. */
  from: string;
  to: string;
  problem?: 'expired' | 'not-yet-valid';
}

/** `at`: milliseconds since the epoch. */
export function certificateTerm({ validFrom, validTo }: CertificateInfo, at: number): CertificateTerm {
  const [begins, ends] = [Date.parse(validFrom), Date.parse(validTo)];
  const problem = ends < at ? 'expired' : begins > at ? 'not-yet-valid' : undefined;
  return { from: day(begins, validFrom), to: day(ends, validTo), ...(problem === undefined ? {} : { problem }) };
}

function day(time: number, written: string): string {
  return Number.isNaN(time) ? written : new Date(time).toISOString().slice(0, 10);
}
