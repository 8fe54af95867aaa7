import { describe, expect, it } from 'vitest';
import { closedBeforeFinding } from '../../../../src/engine/doctor/closedBefore.ts';
import { attempt, error, examined, profile, target } from './attempts.ts';

const secure = target('wss://example.test/ws');

describe('a transport that was cut', () => {
  it.each([
    ['response', /before a whole answer came/],
    ['tls', /during the TLS handshake/],
    ['connect', /as soon as it was made/],
  ] as const)('in stage %s', (stage, cause) => {
    const found = closedBeforeFinding(examined(attempt({ stage, error: error('ECONNRESET', 'read ECONNRESET') })));
    expect(found).toMatchObject({
      code: 'closed-before-response',
      stage,
      cause: expect.stringMatching(cause) as string,
    });
    expect(found?.evidence).toContain('ECONNRESET: read ECONNRESET');
  });

  it('may be for the client certificate', () => {
    const by = profile({ tls: { pfx: '/x.pfx' } });
    const found = closedBeforeFinding(examined(attempt({ target: secure, ended: true, timings: { tls: 3 } }), by));
    expect(found?.cause).toMatch(/does not accept the client certificate/);
    expect(found?.evidence).toMatch(/FIN.*\nTLS 3 ms/);
  });

  it('says what a second connection said', () => {
    expect(closedBeforeFinding(examined(attempt({ ended: true, probe: 'neither' })))?.evidence).toMatch(
      /neither TLS nor HTTP/,
    );
  });

  it('was cut, and not something else', () => {
    expect(closedBeforeFinding(examined(attempt({ error: error('EOTHER') })))).toBeUndefined();
    expect(closedBeforeFinding(examined(attempt()))).toBeUndefined();
  });
});
