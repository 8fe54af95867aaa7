import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownedName, removeAbandoned } from '../abandoned.ts';
import type { Certificate } from '../peers/certificate.ts';
import { issueAll, passphrase } from './issueAll.ts';

/** A key and a certificate, as PEM texts and as files. */
export interface CertificateFiles extends Certificate {
  readonly keyFile: string;
  /** The certificate, then the intermediate authority where that issued it; `cert` is its text. */
  readonly certFile: string;
  /** Both and the key, as haproxy wants it. */
  readonly allFile: string;
}

/** All are of prime256v1 keys; servers' are for localhost, 127.0.0.1 and ::1 unless said otherwise. */
export interface Certificates {
  /** What a client trusts. */
  readonly root: CertificateFiles;
  /** An authority that nobody trusts. */
  readonly otherRoot: CertificateFiles;
  /** Issued by an intermediate authority, and comes with it. */
  readonly good: CertificateFiles;
  /** The same without the intermediate authority. */
  readonly incomplete: CertificateFiles;
  readonly selfSigned: CertificateFiles;
  readonly expired: CertificateFiles;
  readonly notYetValid: CertificateFiles;
  /** For other.example. */
  readonly wrongHost: CertificateFiles;
  /** A client's, by the root. */
  readonly client: CertificateFiles;
  /** A client's, by the other root. */
  readonly badClient: CertificateFiles;
  /** The key of `client` under `passphrase`. */
  readonly encryptedKey: string;
  readonly encryptedKeyFile: string;
  /** `client` as PKCS #12 under `passphrase`. */
  readonly pfxFile: string;
  readonly passphrase: string;
}

/** Names a folder that processes of one run share their certificates in; see test/support/netSetup.ts. */
export const sharedFolder = 'WEBSOCKET_INSPECTOR_CERTIFICATES';

let made: Promise<Certificates> | undefined;

/** A certificate authority and what it issued, made once a run; by each process for itself where no folder is shared. */
export function certificates(): Promise<Certificates> {
  return (made ??= make());
}

async function make(): Promise<Certificates> {
  const shared = process.env[sharedFolder] ?? (await ownFolder());
  const folder = join(shared, 'made');
  if (!existsSync(folder)) await makeOnce(shared, folder);
  return read(folder);
}

/** Made beside and moved into place whole: processes that make them at once agree on the first. */
async function makeOnce(shared: string, folder: string): Promise<void> {
  const partial = join(shared, randomUUID());
  await mkdir(partial);
  try {
    await issueAll(partial);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function ownFolder(): Promise<string> {
  await removeAbandoned(tmpdir());
  const folder = join(tmpdir(), ownedName(`wsi-certificates-${randomUUID()}`));
  mkdirSync(folder, { mode: 0o700 });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function read(folder: string): Certificates {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const files = (name: string, cert = `${name}.chain.pem`): CertificateFiles => ({
    key: text(`${name}.key`),
    cert: text(cert),
    keyFile: join(folder, `${name}.key`),
    certFile: join(folder, cert),
    allFile: join(folder, `${name}.all.pem`),
  });
  return {
    root: files('root'),
    otherRoot: files('other-root'),
    good: files('good'),
    incomplete: files('good', 'good.pem'),
    selfSigned: files('self-signed'),
    expired: files('expired'),
    notYetValid: files('not-yet-valid'),
    wrongHost: files('wrong-host'),
    client: files('client-good'),
    badClient: files('client-bad'),
    encryptedKey: text('client-good.encrypted.key'),
    encryptedKeyFile: join(folder, 'client-good.encrypted.key'),
    pfxFile: join(folder, 'client-good.pfx'),
    passphrase,
  };
}
