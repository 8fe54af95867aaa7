import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

const ARGUMENTS = [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
  ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
  ...['-keyout', '-', '-out', '-'],
];

let made: Promise<Certificate> | undefined;

/**
 * A self-signed certificate of localhost and 127.0.0.1, made once a process by the `openssl` program: Node can make keys,
 * but no certificates. Rejects with an Error that says so where the program is missing.
 */
export function selfSigned(): Promise<Certificate> {
  return (made ??= make());
}

async function make(): Promise<Certificate> {
  const { stdout } = await promisify(execFile)('openssl', ARGUMENTS).catch((error: unknown) => {
    throw new Error('No certificate for tests of TLS: the program openssl is missing or failed. Install it.', {
      cause: error,
    });
  });
  const [key] = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?-----END [A-Z ]*PRIVATE KEY-----\n/.exec(stdout) ?? [];
  const [cert] = /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----\n/.exec(stdout) ?? [];
  if (key === undefined || cert === undefined) throw new Error('openssl wrote no key and certificate.');
  return { key, cert };
}
