import { appendFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  createSecureContext,
  getCACertificates,
  rootCertificates,
  type ConnectionOptions,
  type SecureContext,
  type SecureContextOptions,
  type TLSSocket,
} from 'node:tls';
import { t } from '../../contract/l10n.ts';
import type { TlsSettings } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';

/** What TLS is told; whether the certificate is good is looked at after, so that it can be shown. */
export async function tlsOptions(settings: TlsSettings = {}): Promise<ConnectionOptions> {
  const { ca, cert, key, pfx, passphrase, minVersion, maxVersion } = settings;
  const files = {
    ...(cert === undefined ? {} : { cert: await content('tls.cert', cert) }),
    ...(key === undefined ? {} : { key: await content('tls.key', key) }),
    ...(pfx === undefined ? {} : { pfx: await content('tls.pfx', pfx) }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(maxVersion === undefined ? {} : { maxVersion }),
  };
  const own = await Promise.all((typeof ca === 'string' ? [ca] : (ca ?? [])).map((path) => content('tls.ca', path)));
  return {
    rejectUnauthorized: false,
    // The handshake is HTTP/1.1 (RFC 6455 §4.1); a server that speaks HTTP/2 too must not choose it.
    ALPNProtocols: ['http/1.1'],
    secureContext: own.length === 0 && Object.keys(files).length === 0 ? usual() : context({ ...files, ca: own }),
  };
}

let usualContext: SecureContext | undefined;

/** Hundreds of certificates take a while to read: once is enough. */
function usual(): SecureContext {
  return (usualContext ??= createSecureContext({ ca: trusted() }));
}

function context({ ca, ...files }: SecureContextOptions & { ca: (string | Buffer)[] }): SecureContext {
  try {
    // What the profile trusts may be an intermediate authority, or the server's certificate itself.
    return createSecureContext({ ...files, ca: [trusted(), ca].flat(), allowPartialTrustChain: ca.length > 0 });
  } catch (error) {
    throw new RpcError({
      code: 'tls-files-unusable',
      message: t('The certificates of the profile cannot be used.'),
      cause: error instanceof Error ? error.message : String(error),
      remedy: t(
        'Check that key and certificate belong together, that the passphrase is right, and that the files are PEM or PKCS #12.',
      ),
    });
  }
}

let authorities: string[] | undefined;

/** The system's, Mozilla's as Node brings them, and those of NODE_EXTRA_CA_CERTS. */
function trusted(): string[] {
  authorities ??= hasSystemStore()
    ? [...new Set((['system', 'default', 'extra'] as const).flatMap((store) => getCACertificates(store)))]
    : Array.from(rootCertificates);
  return authorities;
}

/** Older hosts know the bundled ones only. */
function hasSystemStore(): boolean {
  return typeof getCACertificates === 'function';
}

/** A PEM text stands for itself. */
async function content(field: string, path: string): Promise<Buffer | string> {
  if (path.startsWith('-----BEGIN ')) return path;
  try {
    return await readFile(path);
  } catch (error) {
    throw new RpcError({
      code: 'tls-file-unreadable',
      message: t('The file of {0} cannot be read.', field),
      cause: error instanceof Error ? error.message : String(error),
      remedy: t('Correct {0} in the profile: paths are relative to the workspace folder.', field),
    });
  }
}

/** Appends the secrets of this connection as NSS key log lines, with which Wireshark reads a packet capture of it. */
export function logKeys(socket: TLSSocket, path: string): void {
  socket.on('keylog', (line: Buffer) => {
    appendFile(path, line, { mode: 0o600 }, (error) => {
      if (error !== null) process.emitWarning(`The key log file cannot be written: ${error.message}`);
    });
  });
}
