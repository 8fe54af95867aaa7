/** A profile that becomes a command, and is read from it again, is the same for all that the command can say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { fromCommandLine } from '../../../../src/host/commandLines/read/fromCommandLine.ts';
import type { WrittenCommand } from '../../../../src/host/commandLines/write/command.ts';
import { toCurl } from '../../../../src/host/commandLines/write/toCurl.ts';
import { toWebsocat } from '../../../../src/host/commandLines/write/toWebsocat.ts';
import { toWscat } from '../../../../src/host/commandLines/write/toWscat.ts';
import { escapeTemplate } from '../../../../src/host/profiles/variables/template.ts';

/** Made of what is special to shells, URLs, headers and variables; without `but`. */
function textWithout(but: string): fc.Arbitrary<string> {
  const characters = Array.from('abcXYZ019_-.,:;!?@#$%^&*()[]{}|\\/\'"`~+= ').filter(
    (character) => !but.includes(character),
  );
  const value = fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 })
    .map((some) => escapeTemplate(some.join('').trim()))
    .filter((one) => one !== '');
  return fc.oneof(
    value,
    variable,
    fc.tuple(value, variable, value).map((pieces) => pieces.join('')),
  );
}

const variable = fc.constantFrom('${env:TOKEN}', '${env:A_B}');
const text = textWithout('');
const token = fc.stringMatching(/^[A-Za-z][\w.-]{0,8}$/);
const word = fc.stringMatching(/^[a-z][a-z\d]{0,8}$/);
const path = fc.constantFrom(
  'ca.pem',
  'my certs/ca.pem',
  'C:\\certs\\a.pem',
  '/etc/a:b.pem',
  "it's.pem",
  '~/a.pem',
  '${env:CERTS}/a.pem',
);

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Without the fields that are undefined, and without empty objects. */
function defined<T extends object>(fields: T): T {
  const isThere = (field: unknown): boolean =>
    field !== undefined && (typeof field !== 'object' || Object.keys(field!).length > 0);
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => isThere(field))) as T;
}

const hosts = fc.constantFrom('example.com', 'localhost:8080', '[::1]:9', 'me:p@h');
// What a URL cannot have as it is.
const query = textWithout(' #').map((one) => `?q=${one}`);
const url = fc
  .tuple(fc.constantFrom('ws', 'wss'), hosts, word, fc.oneof(query, fc.constant('')))
  .map(([scheme, host, page, search]) => `${scheme}://${host}/${page}${search}`);

/** What has fields of its own is no header. */
const header = fc.tuple(
  token.map((name) => `X-${name}`),
  fc.oneof(text, fc.constant('')),
);
const cookies = fc.dictionary(token, textWithout(';'), { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const auth = fc.oneof(
  fc.record({ type: fc.constant('basic' as const), username: textWithout(':{'), password: text }),
  fc.record({ type: fc.constant('bearer' as const), token: text }),
);

const common = {
  url,
  headers: maybe(fc.uniqueArray(header, { minLength: 1, maxLength: 3, selector: ([name]) => name.toLowerCase() })),
  subprotocols: maybe(fc.uniqueArray(token, { minLength: 1, maxLength: 3 })),
  origin: maybe(text),
  cookies: maybe(cookies),
  auth: maybe(auth),
};

const version = fc.constantFrom('TLSv1' as const, 'TLSv1.1' as const, 'TLSv1.2' as const, 'TLSv1.3' as const);
const off = fc.constant(false as const);

const curlProfile = fc.record({
  ...common,
  proxy: maybe(
    fc.constantFrom('none', 'http://h:3128', 'https://me:p%40@h', 'socks5://127.0.0.1:1080', 'socks5h://h:1'),
  ),
  compression: maybe(
    fc.constantFrom({ serverMaxWindowBits: 9 }, { clientMaxWindowBits: false, clientNoContextTakeover: true }),
  ),
  timeouts: maybe(fc.record({ connect: fc.integer({ min: 1, max: 60_000 }) })),
  followRedirects: maybe(fc.integer({ min: 1, max: 100 })),
  family: maybe(fc.constantFrom('ipv4' as const, 'ipv6' as const)),
  tls: fc
    .record({
      ca: maybe(path),
      cert: maybe(path),
      key: maybe(path),
      passphrase: maybe(text),
      minVersion: maybe(version),
      maxVersion: maybe(version),
      verify: maybe(off),
    })
    .map(defined),
});

const wscatProfile = fc.record({
  ...common,
  proxy: maybe(fc.constantFrom('http://h:3128', 'https://me:p%40@h')),
  followRedirects: maybe(fc.integer({ min: 1, max: 100 })),
  onOpen: maybe(fc.array(text, { minLength: 1, maxLength: 3 })),
  tls: fc
    .record({ ca: maybe(path), cert: maybe(path), key: maybe(path), passphrase: maybe(text), verify: maybe(off) })
    .map(defined),
});

const websocatProfile = fc.record({
  ...common,
  proxy: maybe(fc.constantFrom('socks5://127.0.0.1:1080', 'socks5://me:p@[::1]:1080')),
  onOpen: maybe(fc.array(text, { minLength: 1, maxLength: 3 })),
  heartbeat: maybe(fc.record({ interval: fc.integer({ min: 1, max: 100 }).map((seconds) => seconds * 1000) })),
  maxPayload: maybe(fc.integer({ min: 1, max: 1e9 })),
  autoPong: maybe(off),
  tls: fc.record({ ca: maybe(path), pfx: maybe(path), verify: maybe(off) }).map(defined),
});

function comesBack(arbitrary: fc.Arbitrary<object>, write: (profile: ConnectionProfile) => WrittenCommand): void {
  fc.assert(
    fc.property(arbitrary, (fields) => {
      const profile = defined(fields) as ConnectionProfile;
      const command = write(profile).text;
      expect(fromCommandLine(command), command).toEqual({ profile, notes: [] });
      // As a field of one line leaves it.
      expect(fromCommandLine(command.replaceAll(/\n/g, '')), command).toEqual({ profile, notes: [] });
    }),
    { numRuns: 400 },
  );
}

describe('a profile comes back from', () => {
  it('a curl command', () => {
    comesBack(curlProfile, toCurl);
  });

  it('a curl command for ws://', () => {
    comesBack(curlProfile, (profile) => toCurl(profile, { form: 'websocket' }));
  });

  it('a wscat command', () => {
    comesBack(wscatProfile, toWscat);
  });

  it('a websocat command', () => {
    comesBack(websocatProfile, toWebsocat);
  });

  it.each([toWscat, toWebsocat])('a command with control characters', (write) => {
    const profile = { url: 'ws://a/', onOpen: ["\u0003 it's", 'a\u001b[201~\r', '${env:A}\x7f1'] };
    expect(fromCommandLine(write(profile).text)).toEqual({ profile, notes: [] });
  });

  it.each([toCurl, toWscat, toWebsocat])('a command over a UNIX socket', (write) => {
    const profile = { url: 'ws+unix:/run/my app.sock:/chat?x=1' };
    expect(fromCommandLine(write(profile).text)).toEqual({ profile, notes: [] });
  });
});
