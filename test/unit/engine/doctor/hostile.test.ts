/** Whatever comes: nothing throws, nothing is unbounded, nothing invisible is shown, no secret is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severities } from '../../../../src/engine/doctor/codes.ts';
import { connectFailure } from '../../../../src/engine/doctor/connectFailure.ts';
import { diagnose } from '../../../../src/engine/doctor/diagnose.ts';
import type { DoctorProfile } from '../../../../src/engine/doctor/examined.ts';
import { reportMarkdown } from '../../../../src/engine/doctor/report.ts';
import type { Attempt } from '../../../../src/engine/net/attempt.ts';
import { answer, answered, attempt, certificate, profile, switching, target, tlsRecord } from './attempts.ts';

const names = [
  ...['Upgrade', 'Connection', 'Location', 'Server', 'Via', 'Retry-After', 'WWW-Authenticate', 'Proxy-Authenticate'],
  ...['Sec-WebSocket-Accept', 'Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Version'],
  ...['Set-Cookie', 'Content-Type', 'X-Squid-Error', '__proto__', 'constructor'],
];
const errorCodes = [
  ...[
    'ENOTFOUND',
    'ECONNREFUSED',
    'ETIMEDOUT',
    'ECONNRESET',
    'EPROTO',
    'ENOENT',
    'ERR_TUNNEL_REFUSED',
    '',
    '__proto__',
  ],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'toString'],
  ...['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'],
];
const statuses = [0, 100, 101, 200, 204, 299, 302, 308, 400, 401, 403, 404, 407, 426, 431, 500, 502, 504, 526, 999];

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'a'.repeat(5_000),
    '\u202e\u0000\x1b[31m',
    '`'.repeat(50),
    '"\\'.repeat(2_000),
    '//',
    'http://[',
    '%',
  ),
  fc.constantFrom(
    'websocket',
    'permessage-deflate; server_max_window_bits=99',
    '{"code":1,"message":"Session ID unknown"}',
  ),
);
const body = fc.oneof(
  words,
  fc.constantFrom('<'.repeat(4_000), '<script>'.repeat(500), 'origin '.repeat(600), ' '.repeat(4_000)),
);

const anyAnswer = fc
  .tuple(
    fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2', 'ICY'),
    fc.constantFrom(...statuses),
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), words), words), { maxLength: 12 }),
    fc.option(body, { nil: undefined }),
  )
  .map(([version, status, headers, text]) => ({
    ...answer([`${version} ${status} x`], text),
    headers: headers,
  }));

const anyAttempt: fc.Arbitrary<Attempt> = fc
  .record({
    stage: fc.constantFrom('name', 'connect', 'proxy', 'tls', 'response', 'open'),
    url: fc.constantFrom('ws://example.test/ws', 'wss://[::1]:8443/', 'ws://localhost/?token=x'),
    code: fc.option(fc.oneof(fc.constantFrom(...errorCodes), words), { nil: undefined }),
    message: words,
    timedOut: fc.option(fc.nat(), { nil: undefined }),
    ended: fc.boolean(),
    response: fc.option(anyAnswer, { nil: undefined }),
    unreadable: fc.option(fc.uint8Array({ maxLength: 300 }), { nil: undefined }),
    probe: fc.constantFrom(undefined, 'tls', 'plain', 'h2', 'neither'),
    proxied: fc.constantFrom(undefined, 'http', 'https', 'socks5'),
    proxyAnswer: fc.option(anyAnswer, { nil: undefined }),
    refusal: fc.option(fc.oneof(words, fc.constant('Socks5 Authentication failed')), { nil: undefined }),
    reply: fc.option(fc.nat(300), { nil: undefined }),
    chain: fc.option(fc.array(fc.record({ subject: words, issuer: words, names: words, validTo: words, pem: words })), {
      nil: undefined,
    }),
    subprotocols: fc.array(words, { maxLength: 3 }),
    extensions: words,
    location: words,
    hops: fc.nat(30),
  })
  .map((given) => {
    const { url, code, message, chain, proxied, proxyAnswer, refusal, reply, hops } = given;
    const redirects = Array.from({ length: hops }, () => ({
      url,
      status: 302,
      location: given.location,
      omitted: [message],
    }));
    const tls = chain && tlsRecord(chain.map((fields) => certificate(fields)));
    const proxy = proxied && {
      ...{ url: `${proxied}://proxy.test:1`, kind: proxied, source: 'profile', authenticated: hops % 2 === 0, tls },
      ...(proxyAnswer === undefined ? {} : { response: proxyAnswer }),
      ...{ refusal, reply },
    };
    return attempt({
      target: target(url),
      stage: given.stage,
      error: code === undefined ? undefined : { code, message },
      timedOut: given.timedOut,
      ended: given.ended,
      response: given.response,
      unreadable: given.unreadable,
      probe: given.probe,
      proxy: proxy as Attempt['proxy'],
      tls,
      offered: { subprotocols: given.subprotocols, extensions: given.extensions, key: message },
      redirects,
    });
  });

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('whatever comes', () => {
  it('is told in known codes and bounded words, and never throws', () => {
    fc.assert(
      fc.property(anyAttempt, (of) => {
        const found = diagnose(of, profile({ url: of.target.url }));
        expect(found.length).toBeLessThan(12);
        for (const { code, severity, evidence, cause, remedy, fix } of found) {
          expect(Object.hasOwn(severities, code)).toBe(true);
          expect(evidence.split('\n').length).toBeLessThanOrEqual(25);
          expect(evidence.length).toBeLessThan(25 * 200 * 8);
          for (const text of [...evidence.split('\n'), cause, remedy]) expect(text).not.toMatch(unseen);
          for (const text of [cause, remedy]) expect(text.length).toBeLessThan(4_000);
          expect(JSON.stringify(fix ?? '').length).toBeLessThan(60_000);
          expect(severity).toMatch(/^(error|warning|info)$/);
        }
        const good = of.response?.status === 101;
        if (!good) expect(found[0]?.severity).toBe('error');
        const failure = connectFailure(found, of);
        expect(failure === undefined).toBe(!found.some(({ severity }) => severity === 'error'));
        expect(reportMarkdown(of, found, 'x').length).toBeLessThan(300_000);
      }),
      { numRuns: 400 },
    );
  });

  it('is read to its end, however it is made', () => {
    for (const piece of ['<', '"', '\\', 'a=', ' ', ',', ';', '/', '%', 'HTTP/', 'origin ', 'upgrade', '-']) {
      const text = piece.repeat(65_536 / piece.length);
      const lines = names.map((name) => `${name}: ${text.slice(0, 20_000)}`);
      for (const status of ['200 x', '302 x', '401 x', '403 x', '101 x']) {
        const of = answered([`HTTP/1.1 ${status}`, ...lines], text);
        expect(reportMarkdown(of, diagnose(of, profile()), text).length).toBeLessThan(60_000);
      }
    }
  });
});

const secret = 'S3cr3t-pa55/w0rd+"x"';
const encoded = encodeURIComponent(secret);

/** Each with the secret where a person may have put it. */
const profiles: [string, Partial<DoctorProfile>][] = [
  ['a bearer token', { auth: { type: 'bearer', token: secret } }],
  ['a password', { auth: { type: 'basic', username: 'me', password: secret } }],
  ['an API key', { auth: { type: 'apiKey', name: 'k', value: secret, in: 'query' } }],
  ['a cookie', { cookies: { sid: secret } }],
  ['a header', { headers: [['X-Api-Key', secret]] }],
  ['a query parameter', { query: { access_token: secret } }],
  ['the address', { url: `ws://example.test/ws?token=${encoded}` }],
  ['user information', { url: `ws://me:${encoded}@example.test/ws` }],
  ['a passphrase', { tls: { passphrase: secret } }],
];

function echoing(text: string): Attempt[] {
  const quoted = JSON.stringify(text).slice(1, -1);
  const url = `ws://example.test/ws?token=${encodeURIComponent(text)}`;
  const headers = [
    `Authorization: Bearer ${text}`,
    `Proxy-Authorization: Basic ${Buffer.from(`me:${text}`).toString('base64')}`,
    `Cookie: sid=${text}; other=${text}`,
    `X-Api-Key: ${text}`,
    'Sec-WebSocket-Protocol: chat',
  ];
  const asked = { url, headers };
  const lines = [
    `Location: https://elsewhere.test/login?access_token=${encodeURIComponent(text)}`,
    `Set-Cookie: session=${text}; Path=/`,
    `Server: nginx ${text}`,
    `Sec-WebSocket-Accept: ${text}`,
    `Sec-WebSocket-Protocol: ${text}`,
    `Sec-WebSocket-Extensions: ${text}`,
    `Retry-After: ${text}`,
    `WWW-Authenticate: Basic realm="${text}"`,
    `Sec-WebSocket-Version: ${text}`,
  ];
  const long = 'x'.repeat(150);
  const bodies = [`{"error":"bad token ${quoted}"}`, `${long} ${text}`, encodeURIComponent(text)];
  const statuses = ['101 x', '200 x', '302 x', '400 x', '401 x', '403 x', '404 x', '426 x', '429 x', '503 x', '418 x'];
  const all = statuses.flatMap((status) =>
    bodies.map((one) => answered([`HTTP/1.1 ${status} ${text}`, ...lines], one, asked)),
  );
  return [
    ...all,
    answered([...switching, ...lines.slice(4, 6)], undefined, asked),
    answered([`${text} not HTTP`, ...lines], undefined, asked),
    attempt({ target: target(url), unreadable: Buffer.from(`ERR ${text}`) }),
    attempt({ target: target(url), stage: 'tls', error: { code: 'EPROTO', message: `failed for ${text}` } }),
    attempt({ target: target(url), error: { code: 'EOTHER', message: `${'y'.repeat(190)}${text}` } }),
    attempt({ target: target(url), timedOut: 5, ...pickRequest(all[0]!) }),
    attempt({
      target: target(url),
      stage: 'proxy',
      proxy: {
        ...{ url: 'http://proxy.test:1', kind: 'http', source: 'profile', authenticated: true },
        request: all[0]!.request!,
        response: answer([`HTTP/1.1 407 ${text}`, ...lines], text),
      },
    }),
    attempt({
      target: target(url),
      redirects: [{ url, status: 302, location: `/x?token=${encodeURIComponent(text)}`, omitted: ['Cookie'] }],
      ended: true,
    }),
  ];
}

function pickRequest({ request }: Attempt): Partial<Attempt> {
  return request === undefined ? {} : { request };
}

/** As it stands, and as it looks elsewhere; also its beginning, which a cut would leave. */
function told(text: string): string[] {
  const forms = [secret, encoded, JSON.stringify(secret).slice(1, -1), Buffer.from(`me:${secret}`).toString('base64')];
  return [...forms, secret.slice(0, 8)].filter((form) => text.includes(form));
}

describe('a secret', () => {
  it.each(profiles)('as %s is in no finding, no failure and no report', (_where, fields) => {
    for (const of of echoing(secret)) {
      const found = diagnose(of, profile(fields));
      expect(found.length).toBeGreaterThan(0);
      expect(told(JSON.stringify(found).replaceAll('\\\\', '\\').replaceAll('\\"', '"'))).toEqual([]);
      expect(told(JSON.stringify(found))).toEqual([]);
      expect(told(JSON.stringify(connectFailure(found, of, [secret])))).toEqual([]);
      expect(told(reportMarkdown(of, found, 'name', [secret]))).toEqual([]);
    }
  });

  it('that is told to be one is left out wherever it stood', () => {
    for (const of of echoing(secret)) {
      const found = diagnose(of, profile(), [secret, encoded]);
      expect(told(JSON.stringify(found).replaceAll('\\"', '"'))).toEqual([]);
    }
  });

  it('is looked for in attempts that do hold it', () => {
    expect(echoing(secret).every((of) => told(JSON.stringify([of.target, of.request, of.response])).length > 0)).toBe(
      true,
    );
    expect(told(`…${secret}…`)).not.toEqual([]);
  });

  it('without a profile that knows it is hidden by name and look', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';
    for (const of of echoing(token).slice(0, -5)) {
      const report = reportMarkdown({ ...of, target: of.target }, diagnose(of, profile()), 'name');
      const lines = report.split('\n').filter((line) => line.includes(token.slice(0, 12)));
      expect(lines.filter((line) => /authorization|cookie|x-api-key|token=/i.test(line))).toEqual([]);
    }
  });
});
