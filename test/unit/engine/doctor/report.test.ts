import { describe, expect, it } from 'vitest';
import type { Handshake } from '../../../../src/contract/model.ts';
import { diagnose } from '../../../../src/engine/doctor/diagnose.ts';
import { reportMarkdown } from '../../../../src/engine/doctor/report.ts';
import {
  answer,
  answered,
  attempt,
  authority,
  certificate,
  error,
  profile,
  switching,
  target,
  tlsRecord,
} from './attempts.ts';

describe('the report', () => {
  it('has summary, findings with evidence, times and heads', () => {
    const of = answered(
      ['HTTP/1.1 401 Unauthorized', 'WWW-Authenticate: Bearer', 'Set-Cookie: sid=abc; Path=/'],
      'no',
      {
        headers: ['Cookie: a=secret-cookie'],
        fields: { timings: { connect: 1.23, upgrade: 45.6 } },
      },
    );
    expect(reportMarkdown(of, diagnose(of, profile()), 'Staging *chat*')).toBe(`# Connection check: Staging \\*chat\\*

The connection is not good: 1 error.

- Address: ws://example.test/ws
- Answer: HTTP/1.1 401 Unauthorized

## unauthorized (error, response)

The server does not accept the credentials that were sent: they are wrong, expired or of another kind. It asks for Bearer.

Renew the token or the cookie, or correct user name and password.

\`\`\`text
HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
Body: no
Sent: Cookie
\`\`\`

## Times

| Stage | Took |
| --- | --- |
| Connect | 1.2 ms |
| Request to answer | 46 ms |

## Request

\`\`\`http
GET /ws HTTP/1.1
Host: example.test
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
Sec-WebSocket-Version: 13
Cookie: a=•••
\`\`\`

## Response

\`\`\`http
HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
Set-Cookie: sid=•••; Path=/
\`\`\`
`);
  });

  it('has the chain, the proxy and the redirects', () => {
    const of = attempt({
      stage: 'tls',
      target: target('wss://example.test/ws?token=abc'),
      error: error('SELF_SIGNED_CERT_IN_CHAIN'),
      tls: tlsRecord([certificate(), authority], 'SELF_SIGNED_CERT_IN_CHAIN'),
      redirects: [
        { url: 'ws://a.test/', status: 302, location: 'wss://example.test/ws?token=abc', omitted: ['Cookie'] },
      ],
      proxy: {
        ...{ url: 'http://p:1', kind: 'http', source: 'http.proxy', authenticated: true },
        request: answer(['CONNECT example.test:443 HTTP/1.1', 'Proxy-Authorization: Basic abc']),
        response: answer(['HTTP/1.1 200 Connection established']),
      },
    });
    const report = reportMarkdown(of, diagnose(of, profile()), 'x');
    for (const part of [
      'The connection is not good: 1 error, 1 remark.',
      '- Address: wss://example.test/ws?token=•••',
      '- Proxy: http://p:1, from http.proxy',
      'Certificate not verified (SELF_SIGNED_CERT_IN_CHAIN)\n0: CN=example.test\n   issuer CN=Example Authority',
      '| ws://a.test/ | 302 | wss://example.test/ws?token=••• | Cookie |',
      '## Proxy request\n\n```http\nCONNECT example.test:443 HTTP/1.1\nProxy-Authorization: Basic •••\n```',
      '## Proxy response\n\n```http\nHTTP/1.1 200 Connection established\n```',
    ]) {
      expect(report).toContain(part);
    }
    expect(report).not.toMatch(/\babc\b/);
  });

  it('is made of a recorded handshake too', () => {
    const { request, response, timings, checks } = answered(switching);
    const handshake: Handshake = { request: request!, response: response!, timings, checks };
    expect(reportMarkdown(handshake, [], 'x')).toMatch(
      /^# Connection check: x\n\nThe connection is good\.\n\n- Answer: HTTP/,
    );
    expect(reportMarkdown({ timings: {} }, [], 'x')).toBe('# Connection check: x\n\nThe connection is good.\n');
  });

  it('lets nothing out of its fences', () => {
    const evil = '```\n# <img src=x>';
    const of = answered(['HTTP/1.1 400 x', `Server: ${'`'.repeat(7)}`], evil, {
      headers: [`X: ${evil.replace('\n', ' ')}`],
    });
    const report = reportMarkdown(of, diagnose(of, profile()), evil);
    const outside = report.replace(/^(`{3,})\w+\n[^]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/(?<!\\)<img|^# (?!Connection)/m);
  });

  it('leaves out what is told to be secret, and long heads’ ends', () => {
    const many = Array.from({ length: 150 }, (_, index) => `X-${index}: my-secret`);
    const of = answered(['HTTP/1.1 404 x', ...many], '', { fields: { target: target('ws://h/my-secret') } });
    const report = reportMarkdown(of, [], 'my-secret', ['my-secret']);
    expect(report).not.toContain('my-secret');
    expect(report).toContain('… 150 fields');
  });
});
