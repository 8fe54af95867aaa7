import { describe, expect, it } from 'vitest';
import {
  badRequest,
  method,
  notFound,
  tooMany,
  unexpectedStatus,
  upgradeRequired,
} from '../../../../src/engine/doctor/refusals.ts';
import { answered, examined } from './attempts.ts';

function of(status: number, headers: string[] = [], body = '') {
  return examined(answered([`HTTP/1.1 ${status} x`, ...headers], body));
}

describe('a refusal', () => {
  it.each([
    ['400', badRequest(of(400)), 'bad-request', /finds the request wrong/],
    [
      '400 for Upgrade',
      badRequest(of(400, ['Server: nginx'], 'Can "Upgrade" only to "WebSocket".')),
      'bad-request',
      /nginx in between/,
    ],
    [
      '400 for the version',
      badRequest(of(400, ['Sec-WebSocket-Version: 8'])),
      'bad-request',
      /other versions of WebSocket: “8”/,
    ],
    [
      '400 by ws, for another header',
      badRequest(of(400, ['Sec-WebSocket-Version: 13, 8'])),
      'bad-request',
      /finds the request wrong/,
    ],
    [
      '400 by Socket.IO',
      badRequest(of(400, [], '{"code":0,"message":"Transport unknown"}')),
      'bad-request',
      /Socket\.IO/,
    ],
    ['431', badRequest(of(431)), 'bad-request', /longer than the server takes/],
    ['404', notFound(of(404)), 'not-found', /There is nothing at “\/ws”\./],
    ['404 by nginx', notFound(of(404, ['Server: nginx'])), 'not-found', /nginx answers/],
    ['404 by Express', notFound(of(404, [], '<pre>Cannot GET /ws</pre>')), 'not-found', /took it for a plain GET/],
    ['405', method(of(405, ['Allow: POST'])), 'method', /does not take GET/],
    ['426', upgradeRequired(of(426)), 'upgrade-required', /without Upgrade/],
    [
      '426 for the version',
      upgradeRequired(of(426, ['Sec-WebSocket-Version: 7, 8'])),
      'upgrade-required',
      /“7, 8”; this is 13/,
    ],
    [
      '426 with our version',
      upgradeRequired(of(426, ['Sec-WebSocket-Version: 8, 13'])),
      'upgrade-required',
      /“8, 13”, as was asked for/,
    ],
    ['429', tooMany(of(429)), 'too-many', /too many requests/],
    ['500', unexpectedStatus(of(500)), 'unexpected-status', /failed/],
    ['408', unexpectedStatus(of(408)), 'unexpected-status', /in time/],
    ['511', unexpectedStatus(of(511)), 'unexpected-status', /sign-in/],
    ['418', unexpectedStatus(of(418)), 'unexpected-status', /answered 418/],
  ])('%s', (_status, found, code, cause) => {
    expect(found).toMatchObject({ code, stage: 'response', severity: 'error' });
    expect(found.cause).toMatch(cause);
    expect(found.evidence).toMatch(/^HTTP\/1\.1 \d{3} x/);
  });

  it('says how long to wait', () => {
    expect(tooMany(of(429, ['Retry-After: 120'])).remedy).toContain('“120”');
  });
});
