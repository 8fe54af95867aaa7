import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateInfo, TlsRecord } from '../../contract/model.ts';

const longestChain = 10;

/** What TLS has agreed on, and whom it showed. */
export function tlsRecord(socket: TLSSocket): TlsRecord {
  const unverified = socket.authorized ? undefined : errorCode(socket.authorizationError);
  return {
    version: socket.getProtocol() ?? '',
    // Typed as always there; it is not where nothing was agreed on.
    cipher: (socket.getCipher() as { name: string } | undefined)?.name ?? '',
    ...(typeof socket.alpnProtocol === 'string' && socket.alpnProtocol !== '' ? { alpn: socket.alpnProtocol } : {}),
    verified: socket.authorized,
    ...(unverified === undefined ? {} : { unverified }),
    chain: chainOf(socket.getPeerCertificate(true)),
  };
}

/** Typed as an Error; it is the code, as a text. */
function errorCode(error: unknown): string {
  if (error instanceof Error) return (error as NodeJS.ErrnoException).code ?? error.message;
  return typeof error === 'string' ? error : 'unverified';
}

function chainOf(leaf: DetailedPeerCertificate | undefined): CertificateInfo[] {
  const chain: CertificateInfo[] = [];
  let certificate = leaf;
  // An empty object where the server showed none.
  while (certificate !== undefined && 'raw' in certificate && chain.length < longestChain) {
    chain.push(infoOf(certificate));
    const issuer = certificate.issuerCertificate as DetailedPeerCertificate | undefined;
    // A root is its own issuer.
    certificate = issuer?.fingerprint256 === certificate.fingerprint256 ? undefined : issuer;
  }
  return chain;
}

function infoOf(certificate: DetailedPeerCertificate): CertificateInfo {
  const base64 = certificate.raw.toString('base64').replace(/.{64}(?!$)/g, '$&\n');
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    names: certificate.subjectaltname ?? '',
    validFrom: certificate.valid_from,
    validTo: certificate.valid_to,
    fingerprint: certificate.fingerprint256,
    pem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
}

function nameOf(name: object | undefined): string {
  return Object.entries(name ?? {})
    .map(([field, value]) => `${field}=${Array.isArray(value) ? value.join('+') : String(value)}`)
    .join(', ');
}
