import { describe, expect, it } from 'vitest';
import { forbidden, unauthorized } from '../../../../src/engine/doctor/access.ts';
import type { DoctorProfile } from '../../../../src/engine/doctor/examined.ts';
import { answered, examined, profile } from './attempts.ts';

function told(
  by: typeof forbidden,
  lines: string[],
  headers: string[] = [],
  body = '',
  fields: Partial<DoctorProfile> = {},
) {
  const of = answered(lines, body, { headers });
  return by(examined(of, profile({ url: of.target.url, ...fields })));
}

describe('401', () => {
  const answer = 'HTTP/1.1 401 Unauthorized';

  it.each([
    [['WWW-Authenticate: Bearer'], { auth: { type: 'bearer', token: '${secret:token}' } }],
    [['WWW-Authenticate: Basic realm="x"'], { auth: { type: 'basic', password: '${secret:password}' } }],
  ])('with %j asks for what is wanted', (headers, change) => {
    const found = told(unauthorized, [answer, ...headers]);
    expect(found).toMatchObject({ code: 'unauthorized', fix: { profile: change } });
    expect(found.evidence).toContain(headers[0]);
  });

  it('without a scheme, or with one that we cannot do, has no fix', () => {
    expect(told(unauthorized, [answer]).fix).toBeUndefined();
    const digest = told(unauthorized, [answer, 'WWW-Authenticate: Digest nonce="x"']);
    expect(digest.fix).toBeUndefined();
    expect(digest.cause).toMatch(/asks for Digest/);
  });

  it('to credentials that were sent says so, without them', () => {
    const found = told(
      unauthorized,
      [answer, 'WWW-Authenticate: Bearer'],
      ['authorization: Bearer abc', 'Cookie: a=b'],
    );
    expect(found.cause).toMatch(/does not accept the credentials/);
    expect(found.evidence).toMatch(/Sent: authorization, Cookie$/);
    expect(found.fix).toBeUndefined();
    const key = told(unauthorized, [answer], [], '', { auth: { type: 'apiKey', name: 'k', value: 'v', in: 'query' } });
    expect(key.evidence).toMatch(/Sent: k in the URL$/);
  });
});

describe('403', () => {
  const answer = 'HTTP/1.1 403 Forbidden';

  it.each([
    ['no Origin', [], '', /no Origin was sent/, 'http://example.test'],
    [
      'no Origin, and the body says so',
      [],
      'missing origin',
      /refuses a request without Origin/,
      'http://example.test',
    ],
    [
      'another Origin',
      ['Origin: https://a.test'],
      '',
      /likely for its Origin “https:\/\/a\.test”/,
      'http://example.test',
    ],
    [
      'another Origin, and the body says so',
      ['Origin: https://a.test'],
      'Bad origin',
      /refuses the Origin “https/,
      'http://example.test',
    ],
    ['its own Origin', ['Origin: http://example.test'], '', /Origin is hardly why: it has no credentials/, undefined],
    [
      'its own Origin and a token',
      ['Origin: http://example.test', 'Cookie: a=b'],
      '',
      /credentials are not enough/,
      undefined,
    ],
  ])('to %s', (_what, headers, body, cause, origin) => {
    const found = told(forbidden, [answer], headers, body);
    expect(found).toMatchObject({ code: 'forbidden-origin', cause: expect.stringMatching(cause) as string });
    if (origin === undefined) expect(found.fix).toBeUndefined();
    else expect(found.fix).toMatchObject({ profile: { origin } });
    expect(found.evidence).toContain(headers.length === 0 ? 'Sent: no Origin' : `Sent: ${headers[0]!}`);
  });

  it('names who else may refuse', () => {
    expect(told(forbidden, [answer, 'Server: cloudflare'], ['Origin: http://example.test']).cause).toMatch(
      /Cloudflare blocks/,
    );
  });

  it('has no fix for an Origin among the headers', () => {
    const fields: Partial<DoctorProfile> = { headers: [['Origin', 'https://a.test']] };
    expect(told(forbidden, [answer], ['Origin: https://a.test'], '', fields).fix).toBeUndefined();
  });

  it('suggests the Origin of the host with its port', () => {
    const of = answered([answer], '', { url: 'wss://[::1]:8443/' });
    expect(forbidden(examined(of)).fix).toMatchObject({ profile: { origin: 'https://[::1]:8443' } });
  });
});
