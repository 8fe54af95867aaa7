/** Handshakes as the engine tells them, for panels to show. */
import type { Diagnosis } from '../../../../src/contract/diagnosis.ts';
import type { Finding } from '../../../../src/contract/finding.ts';
import type { CertificateInfo, Head } from '../../../../src/contract/model.ts';

export function headOf(...lines: string[]): Head {
  const [startLine = '', ...fields] = lines;
  return {
    startLine,
    headers: fields.map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
    raw: new TextEncoder().encode([...lines, '', ''].join('\r\n')),
  };
}

export const request = headOf(
  'GET /feed HTTP/1.1',
  'Host: feed.example',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
);

const certificate: CertificateInfo = {
  subject: 'CN=feed.example, O=Acme',
  issuer: 'CN=Acme authority',
  names: 'DNS:feed.example, DNS:*.feed.example',
  validFrom: 'Jan  1 00:00:00 2026 GMT',
  validTo: 'Jan  1 00:00:00 2027 GMT',
  fingerprint: '43:32:6F:E5:87:96:69:9F:44:72:FC:6B:82:AC:73:19:B9:3A:AC:FF:41:72:E0:39:C3:E4:7F:94:C6:25:DE:87',
  pem: '',
};

export const unknownAuthority: Finding = {
  code: 'tls-unknown-ca',
  severity: 'error',
  stage: 'tls',
  evidence:
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE, asked for feed.example\n0: CN=feed.example, O=Acme\n   issuer CN=Acme authority',
  cause:
    'The authority “CN=Acme authority” behind the server’s certificate is not trusted here, or the server leaves out a link to it.',
  remedy: 'Trust the authority’s certificate in the profile (tls.ca), or have the server send its whole chain.',
  fix: { kind: 'trust', title: 'Trust CN=Acme authority', pem: '', subject: 'CN=Acme authority' },
};

/** TLS failed: no request was written. */
export const untrusted: Diagnosis = {
  findings: [unknownAuthority],
  stage: 'tls',
  timings: { name: 1.2, connect: 12, tls: 31 },
  checks: [],
  tls: {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    alpn: 'http/1.1',
    verified: false,
    unverified: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    chain: [
      certificate,
      { ...certificate, subject: 'CN=Acme authority', names: '', validTo: 'Jan  2 00:00:00 2026 GMT' },
    ],
  },
};

export const notFound: Diagnosis = {
  findings: [
    {
      code: 'redirect',
      severity: 'info',
      stage: 'response',
      evidence: '301 to wss://feed.example/feed',
      cause: 'The server redirected to another address, which was followed.',
      remedy: 'Use that address.',
      fix: { kind: 'change', title: 'Use wss://feed.example/feed', profile: { url: 'wss://feed.example/feed' } },
    },
    {
      code: 'not-found',
      severity: 'error',
      stage: 'response',
      evidence: 'HTTP/1.1 404 Not Found\nServer: <b>nginx</b>',
      cause: 'The server knows no such path.',
      remedy: 'Check the path of the address.',
    },
  ],
  stage: 'response',
  timings: { name: 1, connect: 2, proxy: 30, upgrade: 8 },
  via: { url: 'http://proxy.example:3128', source: 'HTTPS_PROXY' },
  checks: [{ name: 'Status', ok: false, detail: '404 instead of 101' }],
  request,
  response: { ...headOf('HTTP/1.1 404 Not Found', 'Server: <b>nginx</b>'), status: 404, body: new Uint8Array() },
  proxy: {
    request: headOf('CONNECT feed.example:443 HTTP/1.1', 'Host: feed.example:443'),
    response: headOf('HTTP/1.1 200 Connection established'),
  },
  redirects: [
    {
      url: 'wss://old.example/feed',
      status: 301,
      location: 'wss://feed.example/feed',
      omitted: ['Authorization', 'Cookie'],
    },
  ],
};

/** Open, with a remark. */
export const remarked: Diagnosis = {
  findings: [
    {
      code: 'no-subprotocol-chosen',
      severity: 'warning',
      stage: 'upgrade',
      evidence: 'Sec-WebSocket-Protocol offered: feed.v2',
      cause: 'The server chose none of the subprotocols that were offered.',
      remedy: 'Offer one that it knows, or none.',
      fix: { kind: 'change', title: 'Offer no subprotocol', profile: { subprotocols: null } },
    },
  ],
  stage: 'open',
  timings: { connect: 2, upgrade: 8 },
  checks: [{ name: 'Status', ok: true, detail: '101' }],
  request,
  response: { ...headOf('HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket'), status: 101 },
};
