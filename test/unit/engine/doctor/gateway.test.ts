import { describe, expect, it } from 'vitest';
import { gatewayOf, passedThrough } from '../../../../src/engine/doctor/gateway.ts';
import { answer } from './attempts.ts';

describe('a gateway', () => {
  it.each([
    [['Server: nginx/1.22.1'], '', 'nginx'],
    [['Server: openresty'], '', 'nginx'],
    [['Server: cloudflare', 'CF-RAY: 8-FRA'], '', 'Cloudflare'],
    [['Server: istio-envoy'], '', 'Envoy'],
    [['Server: awselb/2.0'], '', 'AWS Elastic Load Balancing'],
    [['Server: MyApp', 'X-Varnish: 1'], '', 'Varnish'],
    [[], '<html><center>nginx</center>', 'nginx'],
    [[], '<h1>503 Service Unavailable</h1>\nNo server is available to handle this request.', 'HAProxy'],
    [[], "<h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.", 'HAProxy'],
    [[], 'upstream connect error or disconnect/reset before headers', 'Envoy'],
    [['Via: 1.1 corp-proxy'], '', '“1.1 corp-proxy” (Via)'],
    [['Server: Kestrel'], 'x', undefined],
  ])('%j %j is %s', (headers, body, name) => {
    expect(gatewayOf(answer(['HTTP/1.1 502 x', ...headers], body))).toBe(name);
  });

  it('was passed for certain where it leaves a mark of its own', () => {
    expect(passedThrough(answer(['', 'Via: 1.1 x']))).toBe(true);
    expect(passedThrough(answer(['', 'CF-RAY: x']))).toBe(true);
    expect(passedThrough(answer(['', 'Server: nginx']))).toBe(false);
  });
});
