import { describe, expect, it } from 'vitest';
import { droppedBy, notUpgraded } from '../../../../src/engine/doctor/notUpgraded.ts';
import { answered, examined } from './attempts.ts';

function told(headers: string[], body: string) {
  return notUpgraded(examined(answered(['HTTP/1.1 200 OK', ...headers], body)));
}

describe('an answer that is no upgrade', () => {
  it.each([
    [
      'a body that misses Upgrade',
      ['Server: nginx'],
      'Upgrade Required',
      /nginx in between dropped the header/,
      /proxy_set_header Upgrade/,
    ],
    ['Via', ['Via: 1.1 corp'], 'ok', /by way of “1\.1 corp” \(Via\), which likely dropped Upgrade/, /pass Upgrade/],
    ['Cloudflare’s mark', ['CF-RAY: 1'], 'ok', /by way of Cloudflare/, /Cloudflare’s network settings/],
    [
      'a page',
      ['Content-Type: text/html'],
      '<p>Hi',
      /^The path is a page: HTML came in the place of an upgrade\.$/,
      /at another one, e\.g\. \/ws/,
    ],
    [
      'a page by nginx',
      ['Server: nginx', 'Content-Type: text/html'],
      'Hi',
      /page.*or nginx dropped Upgrade/,
      /proxy_http_version/,
    ],
    ['neither', [], '{"ok":true}', /like any other request/, /Check the path/],
    ['SockJS', [], 'Welcome to SockJS!', /SockJS/, /websocket after it/],
  ])('with %s', (_what, headers, body, cause, remedy) => {
    const found = told(headers, body);
    expect(found).toMatchObject({ code: 'not-upgraded', stage: 'response' });
    expect(found.cause).toMatch(cause);
    expect(found.remedy).toMatch(remedy);
    expect(found.evidence).toContain('HTTP/1.1 200 OK');
  });

  it('shows what tells it', () => {
    expect(told(['Connection: close', 'X-Cache: HIT', 'X-Other: 1'], '').evidence).toBe(
      'HTTP/1.1 200 OK\nConnection: close\nX-Cache: HIT',
    );
    expect(droppedBy(undefined).cause).toMatch(/something in between/);
  });
});
