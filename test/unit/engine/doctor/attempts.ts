/** Attempts to connect, for the tests of the doctor: heads as they are on the wire, everything else as it is given. */
import type { Finding } from '../../../../src/contract/finding.ts';
import type { CertificateInfo, TlsRecord } from '../../../../src/contract/model.ts';
import { diagnose } from '../../../../src/engine/doctor/diagnose.ts';
import type { DoctorProfile, Examined } from '../../../../src/engine/doctor/examined.ts';
import { knownSecrets } from '../../../../src/engine/doctor/knownSecrets.ts';
import { shownAttempt } from '../../../../src/engine/doctor/shownAttempt.ts';
import type { AnsweredHead, Attempt } from '../../../../src/engine/net/attempt.ts';
import { headerValue, parseHead, parseStatusLine } from '../../../../src/engine/wire/httpHead.ts';

/** The key and the accept of RFC 6455 §1.2. */
export const key = 'dGhlIHNhbXBsZSBub25jZQ==';
export const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

export const switching = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Accept: ${accept}`,
];

type Some<Shape> = { [Field in keyof Shape]?: Shape[Field] | undefined };

/** Of `ws://example.test/ws`, before anything has happened. */
export function attempt(fields: Some<Attempt> = {}): Attempt {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return {
    target: target('ws://example.test/ws'),
    stage: 'response',
    timings: {},
    checks: [],
    offered: { subprotocols: [], extensions: '', key },
    ...given,
  };
}

export function target(url: string): Attempt['target'] {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const secure = protocol === 'wss:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return { url, secure, host, port: port === '' ? (secure ? 443 : 80) : Number(port), path: pathname + search };
}

/** A head of these lines. */
export function answer(lines: readonly string[], body?: string | Uint8Array): AnsweredHead {
  const head = parseHead(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  const line = parseStatusLine(head.startLine);
  return {
    ...head,
    status: line?.status ?? 0,
    version: line?.version ?? '',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? Buffer.from(body) : body }),
  };
}

export interface Asked {
  url?: string;
  /** Lines of the request besides those that every handshake has. */
  headers?: readonly string[];
  fields?: Some<Attempt>;
}

/** A request to `ws://example.test/ws` and its answer. */
export function answered(lines: readonly string[], body?: string | Uint8Array, asked: Asked = {}): Attempt {
  const { url = 'ws://example.test/ws', headers = [], fields } = asked;
  const { path, host } = target(url);
  const own = [`Host: ${host}`, 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Key: ${key}`];
  const request = parseHead(
    Buffer.from(
      [`GET ${path} HTTP/1.1`, ...own, 'Sec-WebSocket-Version: 13', ...headers, '', ''].join('\r\n'),
      'latin1',
    ),
  );
  const protocols = headerValue(request.headers, 'Sec-WebSocket-Protocol');
  return attempt({
    target: target(url),
    request,
    response: answer(lines, body),
    offered: {
      subprotocols: protocols?.split(',').map((name) => name.trim()) ?? [],
      extensions: headerValue(request.headers, 'Sec-WebSocket-Extensions') ?? '',
      key,
    },
    ...fields,
  });
}

export function profile(fields: Partial<DoctorProfile> = {}): DoctorProfile {
  return { url: 'ws://example.test/ws', ...fields };
}

export function examined(of: Attempt, by: DoctorProfile = profile({ url: of.target.url })): Examined {
  return { attempt: of, shown: shownAttempt(of, knownSecrets(by, [])), profile: by };
}

/** The only finding, or the first. */
export function first(of: Attempt, fields: Partial<DoctorProfile> = {}): Finding {
  const found = diagnose(of, profile({ url: of.target.url, ...fields }))[0];
  if (found === undefined) throw new Error('Nothing was found.');
  return found;
}

export function codes(of: Attempt, fields: Partial<DoctorProfile> = {}): string[] {
  return diagnose(of, profile({ url: of.target.url, ...fields })).map(({ code }) => code);
}

export function error(code: string, message = code): { code: string; message: string } {
  return { code, message };
}

/** OpenSSL's, as Node gives it. */
export function opensslError(code: string, words: string): { code: string; message: string } {
  return {
    code,
    message: `400D8DDA2F7F0000:error:0A00045C:SSL routines:ssl3_read_bytes:${words}:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:918:\n`,
  };
}

export function certificate(fields: Partial<CertificateInfo> = {}): CertificateInfo {
  return {
    subject: 'CN=example.test',
    issuer: 'CN=Example Authority',
    names: 'DNS:example.test',
    validFrom: 'Jan  1 00:00:00 2026 GMT',
    validTo: 'Dec 31 00:00:00 2026 GMT',
    fingerprint: 'AB:CD:EF',
    pem: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    ...fields,
  };
}

export const authority = certificate({
  subject: 'CN=Example Authority',
  names: '',
  pem: '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n',
});

export function tlsRecord(chain: CertificateInfo[], unverified?: string): TlsRecord {
  return {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    verified: unverified === undefined,
    ...(unverified === undefined ? {} : { unverified }),
    chain,
  };
}
