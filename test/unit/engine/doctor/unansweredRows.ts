/** Attempts that came to no answer that could be read, for each code, and what is found in them. */
import type { Attempt } from '../../../../src/engine/net/attempt.ts';
import {
  answer,
  answered,
  attempt,
  authority,
  certificate,
  error,
  opensslError,
  target,
  tlsRecord,
} from './attempts.ts';
import type { Row } from './answeredRows.ts';

const secure = target('wss://example.test/ws');
function status(line: string, headers: string[] = [], body?: string): Attempt {
  return answered([`HTTP/1.1 ${line}`, ...headers], body);
}

function bytes(hex: string, fields: Partial<Attempt> = {}): Attempt {
  return attempt({ unreadable: Buffer.from(hex, 'hex'), ...fields });
}

function throughProxy(kind: 'http' | 'https' | 'socks5', fields: Partial<Attempt>, own = {}): Attempt {
  const url = `${kind}://proxy.test:3128`;
  return attempt({ stage: 'proxy', ...fields, proxy: { url, kind, source: 'profile', authenticated: false, ...own } });
}

function connectAnswered(line: string, headers: string[] = []): Attempt {
  return throughProxy('http', { error: error('ERR_TUNNEL_REFUSED') }, { response: answer([line, ...headers]) });
}

function unverified(code: string, chain = [certificate(), authority]): Attempt {
  return attempt({ stage: 'tls', target: secure, error: error(code), tls: tlsRecord(chain, code) });
}

export const unansweredRows: Row[] = [
  {
    when: 'a name without an address',
    of: attempt({ stage: 'name', error: { ...error('ENOTFOUND', 'getaddrinfo ENOTFOUND'), hostname: 'no.test' } }),
    codes: ['name-not-found'],
    evidence: ['no.test: ENOTFOUND'],
  },
  {
    when: 'nobody listens',
    of: attempt({
      stage: 'connect',
      error: error('ECONNREFUSED'),
      tried: [
        { address: '::1', port: 80, code: 'EHOSTUNREACH' },
        { address: '127.0.0.1', port: 80, code: 'ECONNREFUSED' },
      ],
    }),
    codes: ['refused'],
    evidence: ['[::1]:80: EHOSTUNREACH\n127.0.0.1:80: ECONNREFUSED'],
  },
  {
    when: 'no route',
    of: attempt({ stage: 'connect', error: error('ENETUNREACH'), addresses: ['192.0.2.1'] }),
    codes: ['unreachable'],
    evidence: ['192.0.2.1:80: ENETUNREACH'],
  },
  {
    when: 'no answer to SYN',
    of: attempt({ stage: 'connect', timedOut: 1_500, error: error('', 'It was given up.') }),
    codes: ['connect-timeout'],
    evidence: ['Nothing within 1.5 s'],
  },
  {
    when: 'the system’s own time-out',
    of: attempt({ stage: 'connect', error: error('ETIMEDOUT') }),
    codes: ['connect-timeout'],
    evidence: ['example.test:80: ETIMEDOUT'],
  },
  {
    when: 'no answer to the request',
    of: attempt({ timedOut: 10_000, timings: { connect: 3.21 } }),
    codes: ['response-timeout'],
    evidence: ['Nothing within 10 s', 'connect 3.2 ms'],
  },
  {
    when: 'nobody listens at the proxy',
    of: throughProxy('http', { stage: 'connect', error: error('ECONNREFUSED') }),
    codes: ['proxy-unreachable'],
    evidence: ['http://proxy.test:3128 (from profile)', 'proxy.test:3128: ECONNREFUSED'],
  },
  {
    when: '407 to CONNECT',
    of: connectAnswered('HTTP/1.1 407 Proxy Authentication Required', ['Proxy-Authenticate: Basic realm="x"']),
    codes: ['proxy-auth'],
    evidence: ['HTTP/1.1 407', 'Proxy-Authenticate: Basic realm="x"'],
  },
  {
    when: '403 to CONNECT',
    of: connectAnswered('HTTP/1.1 403 Forbidden', ['X-Squid-Error: ERR_ACCESS_DENIED 0']),
    codes: ['proxy-refused'],
    evidence: ['HTTP/1.1 403', 'X-Squid-Error: ERR_ACCESS_DENIED 0'],
  },
  ...[405, 501, 400].map((code) => ({
    when: `${code} to CONNECT`,
    of: connectAnswered(`HTTP/1.1 ${code} x`),
    codes: ['proxy-blocks-connect'],
    evidence: [`HTTP/1.1 ${code}`],
  })),
  {
    when: '503 to CONNECT',
    of: connectAnswered('HTTP/1.1 503 Service Unavailable'),
    codes: ['gateway-error'],
    evidence: ['503'],
  },
  { when: '504 to CONNECT', of: connectAnswered('HTTP/1.1 504 x'), codes: ['gateway-timeout'], evidence: ['504'] },
  {
    when: 'no HTTP from the proxy',
    of: connectAnswered('SSH-2.0-OpenSSH_9.2'),
    codes: ['proxy-not-http'],
    evidence: ['53 53 48', 'SSH-2.0-OpenSSH'],
  },
  {
    when: 'no SOCKS from the proxy',
    of: throughProxy(
      'socks5',
      { error: error('ERR_TUNNEL_REFUSED') },
      { refusal: 'Received invalid Socks5 initial handshake (invalid socks version)' },
    ),
    codes: ['proxy-not-socks'],
    evidence: ['invalid socks version'],
  },
  {
    when: 'a ruleset of a SOCKS proxy',
    of: throughProxy('socks5', {}, { refusal: 'Socks5 proxy rejected connection - NotAllowed', reply: 2 }),
    codes: ['proxy-refused'],
    evidence: ['NotAllowed (reply 2, RFC 1928 §6)'],
  },
  {
    when: 'wss:// to a plain port',
    of: attempt({
      stage: 'tls',
      target: secure,
      error: opensslError('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'),
      probe: 'plain',
    }),
    codes: ['tls-on-plain-port'],
    evidence: ['ERR_SSL_WRONG_VERSION_NUMBER', 'plain text'],
  },
  {
    when: 'ws:// to a TLS port that answers with an alert',
    of: bytes('15030300020246'),
    codes: ['plain-on-tls-port'],
    evidence: ['15 03 03 00 02 02 46'],
  },
  {
    when: 'ws:// to a TLS port that closes',
    of: attempt({ ended: true, probe: 'tls' }),
    codes: ['plain-on-tls-port'],
    evidence: ['spoke TLS'],
  },
  {
    when: 'ws:// to nginx’s TLS port',
    of: status('400 Bad Request', ['Server: nginx'], '<h1>400</h1>The plain HTTP request was sent to HTTPS port'),
    codes: ['plain-on-tls-port'],
    evidence: ['HTTP/1.1 400', 'Server: nginx', 'The plain HTTP request was sent to HTTPS port'],
  },
  {
    when: 'a certificate that signs itself',
    of: unverified('DEPTH_ZERO_SELF_SIGNED_CERT', [certificate({ issuer: 'CN=example.test' })]),
    codes: ['tls-self-signed'],
    evidence: ['0: CN=example.test, signed by itself', 'SHA-256 AB:CD:EF'],
  },
  {
    when: 'an authority that nobody knows',
    of: unverified('SELF_SIGNED_CERT_IN_CHAIN'),
    codes: ['tls-unknown-ca'],
    evidence: ['issuer CN=Example Authority', '1: CN=Example Authority, signed by itself'],
  },
  {
    when: 'an expired certificate',
    of: unverified('CERT_HAS_EXPIRED'),
    codes: ['tls-expired'],
    evidence: ['valid Jan  1 00:00:00 2026 GMT to Dec 31 00:00:00 2026 GMT'],
  },
  {
    when: 'a certificate of tomorrow',
    of: unverified('CERT_NOT_YET_VALID'),
    codes: ['tls-not-yet-valid'],
    evidence: ['CERT_NOT_YET_VALID'],
  },
  {
    when: 'a certificate for another host',
    of: unverified('ERR_TLS_CERT_ALTNAME_INVALID', [certificate({ names: 'DNS:other.test' })]),
    codes: ['tls-wrong-host'],
    evidence: ['asked for example.test', 'names DNS:other.test'],
  },
  {
    when: 'a certificate that was revoked',
    of: unverified('CERT_REVOKED'),
    codes: ['tls-failed'],
    evidence: ['CERT_REVOKED'],
  },
  {
    when: 'no version of TLS in common',
    of: attempt({
      stage: 'tls',
      target: secure,
      error: opensslError('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version'),
    }),
    codes: ['tls-version'],
    evidence: ['tlsv1 alert protocol version', 'Offered: TLSv1.2 to TLSv1.3'],
  },
  {
    when: 'no client certificate, told while the answer is waited for',
    of: attempt({
      target: secure,
      error: opensslError('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tlsv13 alert certificate required'),
    }),
    codes: ['tls-client-cert-wanted'],
    evidence: ['tlsv13 alert certificate required'],
  },
  {
    when: 'no client certificate, told by nginx',
    of: status('400 Bad Request', ['Server: nginx'], '<center>No required SSL certificate was sent</center>'),
    codes: ['tls-client-cert-wanted'],
    evidence: ['No required SSL certificate was sent'],
  },
  {
    when: 'HTTP/2 in the place of an answer',
    of: bytes('000000040000000000'),
    codes: ['http2-only'],
    evidence: ['00 00 00 04 00 00 00 00 00'],
  },
  {
    when: 'HTTP/2 alone by ALPN',
    of: attempt({
      stage: 'tls',
      target: secure,
      error: opensslError('ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'tlsv1 alert no application protocol'),
      probe: 'h2',
    }),
    codes: ['http2-only'],
    evidence: ['no_application_protocol', 'was given h2'],
  },
  {
    when: 'HTTP/2 alone by the answer',
    of: answered(['HTTP/1.0 403 Forbidden', 'Content-Type: text/plain'], 'Missing ALPN Protocol, expected `h2` to be'),
    codes: ['http2-only'],
    evidence: ['expected `h2`'],
  },
  {
    when: 'an end before the answer',
    of: attempt({ ended: true, probe: 'neither' }),
    codes: ['closed-before-response'],
    evidence: ['FIN', 'neither TLS nor HTTP'],
  },
  {
    when: 'a reset before the answer',
    of: attempt({ error: error('ECONNRESET', 'read ECONNRESET') }),
    codes: ['closed-before-response'],
    evidence: ['ECONNRESET: read ECONNRESET'],
  },
  {
    when: 'an end during TLS',
    of: attempt({ stage: 'tls', target: secure, ended: true, error: error('ECONNRESET') }),
    codes: ['closed-before-response'],
    evidence: ['example.test:443'],
  },
  {
    when: 'another protocol',
    of: bytes(Buffer.from('SSH-2.0-OpenSSH_9.2\r\n').toString('hex')),
    codes: ['not-http'],
    evidence: ['53 53 48', 'SSH-2.0-OpenSSH_'],
  },
  {
    when: 'a head without an end',
    of: attempt({ stage: 'response', headLimit: 65_536, ended: true }),
    codes: ['answer-too-long'],
    evidence: ['65536 bytes'],
  },
  {
    when: 'a head that is no HTTP',
    of: answered(['* OK IMAP4rev1']),
    codes: ['not-http'],
    evidence: ['* OK IMAP4rev1'],
  },
  {
    when: 'nothing that is known',
    of: attempt({ stage: 'connect', error: error('EWHATEVER', 'it broke') }),
    codes: ['connect-failed'],
    evidence: ['EWHATEVER', 'it broke'],
  },
  {
    when: 'TLS for reasons of its own',
    of: attempt({
      stage: 'tls',
      target: secure,
      error: error('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'bad mac'),
    }),
    codes: ['tls-failed'],
    evidence: ['bad mac'],
  },
];
