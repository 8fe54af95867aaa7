import { describe, expect, it } from 'vitest';
import { timeoutFinding } from '../../../../src/engine/doctor/timeout.ts';
import { attempt, examined, profile } from './attempts.ts';

describe('a time-out', () => {
  it.each([
    ['name', 'connect-timeout', /name server/],
    ['connect', 'connect-timeout', /did not answer the connection attempt\. Only ipv4 is tried\./],
    ['proxy', 'connect-timeout', /proxy was reached/],
    ['tls', 'connect-timeout', /TLS handshake did not end/],
    ['response', 'response-timeout', /request sent/],
  ] as const)('in stage %s is %s', (stage, code, cause) => {
    const found = timeoutFinding(examined(attempt({ stage, timedOut: 100 }), profile({ family: 'ipv4' })));
    expect(found).toMatchObject({ code, stage, cause: expect.stringMatching(cause) as string });
    const field = code === 'response-timeout' ? 'response' : 'connect';
    expect(found?.fix).toMatchObject({ profile: { timeouts: { [field]: 30_000 } } });
  });

  it('shows the addresses, and is none without one', () => {
    const of = attempt({ stage: 'connect', timedOut: 100, addresses: ['192.0.2.1'] });
    expect(timeoutFinding(examined(of))?.evidence).toBe('Nothing within 0.1 s\nAddresses: 192.0.2.1');
    expect(timeoutFinding(examined(attempt()))).toBeUndefined();
  });
});
