import { describe, expect, it } from 'vitest';
import type { DoctorProfile } from '../../../../src/engine/doctor/examined.ts';
import { followedFinding, redirect } from '../../../../src/engine/doctor/redirects.ts';
import { answered, attempt, examined, profile } from './attempts.ts';

function told(
  status: number,
  location: string | undefined,
  url = 'ws://example.test/ws',
  fields: Partial<DoctorProfile> = {},
  more = {},
) {
  const lines = [`HTTP/1.1 ${status} x`, ...(location === undefined ? [] : [`Location: ${location}`])];
  const headers = ['Authorization: Bearer x', 'Cookie: a=b', 'X-Tenant: t'];
  const of = answered(lines, '', { url, headers, fields: more });
  return redirect(examined(of, profile({ url, headers: [['X-Tenant', 't']], ...fields })));
}

describe('a redirect that is not followed', () => {
  it.each([
    [301, 'https://example.test/ws', { url: 'wss://example.test/ws' }],
    [308, '/ws/', { url: 'ws://example.test/ws/' }],
    [302, '/ws/', { followRedirects: 5 }],
    [307, '//b.test/x', { followRedirects: 5 }],
    [301, '/login?next=/ws', undefined],
    [301, 'https://sso.test/', undefined],
    [301, '/x?access_token=1', undefined],
    [301, 'ftp://b.test/', undefined],
    [301, 'http://[', undefined],
    [301, undefined, undefined],
  ])('%i to %s', (status, location, change) => {
    const found = told(status, location);
    expect(found).toMatchObject({ code: 'redirect', severity: 'error' });
    if (change === undefined) expect(found.fix).toBeUndefined();
    else expect(found.fix).toMatchObject({ profile: change });
  });

  it('to another origin lists what would not go there', () => {
    expect(told(302, 'https://b.test/').evidence).toMatch(
      /Would not go to the other origin: Authorization, Cookie, X-Tenant$/,
    );
    expect(told(302, '/other').evidence).not.toMatch(/Would not go/);
    expect(told(302, 'https://example.test/', 'wss://example.test/ws').evidence).not.toMatch(/Would not go/);
  });

  it('to plain text is not followed lightly', () => {
    const found = told(301, 'http://example.test/ws', 'wss://example.test/ws');
    expect(found.cause).toMatch(/in plain text/);
    expect(found.fix).toBeUndefined();
    expect(found.evidence).toMatch(/Would not go/);
  });

  it('after others', () => {
    const redirects = [{ url: 'ws://a/', status: 302, location: '/', omitted: [] }];
    const found = told(302, '/again', undefined, { followRedirects: 1 }, { redirects, redirectLimit: 1 });
    expect(found.cause).toMatch(/again, after a redirect that was followed/);
    expect(found.fix).toBeUndefined();
  });

  it('shows no token of the address', () => {
    const found = told(302, 'https://me:pw@b.test/?token=abcdef');
    expect(found.cause).toContain('“wss://b.test/?token=•••”');
    expect(JSON.stringify(found)).not.toMatch(/abcdef|me:pw/);
  });
});

describe('redirects that were followed', () => {
  it('are told with what was left out', () => {
    const redirects = [
      { url: 'ws://a.test/', status: 301, location: 'ws://a.test/x', omitted: [] },
      { url: 'ws://a.test/x', status: 302, location: 'ws://b.test/', omitted: ['Cookie'] },
    ];
    expect(followedFinding(examined(attempt({ redirects })))).toMatchObject({
      severity: 'info',
      evidence:
        'ws://a.test/: 301, Location: ws://a.test/x\nws://a.test/x: 302, Location: ws://b.test/\nLeft out: Cookie',
      cause: 'The server sent the request elsewhere, and it was followed; Cookie did not go to the other origin.',
    });
    expect(followedFinding(examined(attempt()))).toBeUndefined();
  });
});
