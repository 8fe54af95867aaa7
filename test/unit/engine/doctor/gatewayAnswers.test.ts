import { describe, expect, it } from 'vitest';
import { gatewayError, gatewayTimeout } from '../../../../src/engine/doctor/gatewayAnswers.ts';
import { answered, examined } from './attempts.ts';

function of(status: number, headers: string[] = [], upgrade?: number) {
  return examined(
    answered(
      [`HTTP/1.1 ${status} x`, ...headers],
      '',
      upgrade === undefined ? {} : { fields: { timings: { upgrade } } },
    ),
  );
}

describe('a gateway’s answer', () => {
  it.each([
    [502, ['Server: nginx'], 'nginx got no good answer from the server behind it.'],
    [502, [], 'A proxy got no good answer from the server behind it.'],
    [503, [], 'The server, or a proxy before it, is not available.'],
    [503, ['Server: envoy'], 'Envoy, or the server behind it, is not available.'],
    [521, ['Server: cloudflare'], 'Cloudflare was refused by the server behind it.'],
    [526, ['Server: cloudflare'], 'Cloudflare does not accept the certificate of the server behind it.'],
  ])('%i with %j', (status, headers, cause) => {
    const found = gatewayError(of(status, headers));
    expect(found).toMatchObject({ code: 'gateway-error', cause });
    for (const header of headers) expect(found.evidence).toContain(header);
  });

  it('says when to try again', () => {
    expect(gatewayError(of(503, ['Retry-After: 10'])).remedy).toContain('“10”');
  });

  it('of one that waited says how long', () => {
    expect(gatewayTimeout(of(504, ['Via: 1.1 edge'], 60_012.4))).toMatchObject({
      code: 'gateway-timeout',
      evidence: 'HTTP/1.1 504 x\nVia: 1.1 edge\nAfter 60.012 s',
      cause: '“1.1 edge” (Via) waited too long for the server behind it.',
    });
    expect(gatewayTimeout(of(504)).evidence).toBe('HTTP/1.1 504 x');
  });
});
