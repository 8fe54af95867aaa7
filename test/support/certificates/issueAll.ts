import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OpenSsl } from './openssl.ts';

/** Protects `client-good.encrypted.key` and `client-good.pfx`. */
export const passphrase = 'open sesame';

const localNames = 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1';
const server = ['basicConstraints=CA:FALSE', 'extendedKeyUsage=serverAuth', 'authorityKeyIdentifier=keyid'];
const client = ['basicConstraints=CA:FALSE', 'extendedKeyUsage=clientAuth', 'authorityKeyIdentifier=keyid'];
const authority = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
];

/** Name, issuer, extensions, and the days from and to which it is valid, counted from today. */
const certificates: readonly [
  name: string,
  issuer: string,
  extensions: readonly string[],
  from?: number,
  to?: number,
][] = [
  ['root', 'root', authority],
  ['intermediate', 'root', [...authority, 'authorityKeyIdentifier=keyid']],
  ['other-root', 'other-root', authority],
  ['self-signed', 'self-signed', ['basicConstraints=CA:FALSE', localNames]],
  ['good', 'intermediate', [...server, localNames]],
  ['wrong-host', 'intermediate', [...server, 'subjectAltName=DNS:other.example']],
  ['expired', 'intermediate', [...server, localNames], -30, -1],
  ['not-yet-valid', 'intermediate', [...server, localNames], 1, 30],
  ['client-good', 'root', client],
  ['client-bad', 'other-root', client],
];

/** Makes every certificate that tests want, into an empty folder. Well under a second. */
export async function issueAll(folder: string): Promise<void> {
  const openssl = new OpenSsl(folder);
  await openssl.begin();
  for (const [name, issuer, extensions, from = -1, to = 30] of certificates) {
    await openssl.issue({ name, issuer, extensions, validFrom: day(from), validTo: day(to) });
  }
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const intermediate = await read('intermediate.pem');
  for (const [name, issuer] of certificates) {
    const chain = (await read(`${name}.pem`)) + (issuer === 'intermediate' ? intermediate : '');
    await writeFile(join(folder, `${name}.chain.pem`), chain);
    // haproxy wants all in one file.
    await writeFile(join(folder, `${name}.all.pem`), chain + (await read(`${name}.key`)));
  }
  const protect = ['-passout', `pass:${passphrase}`];
  await openssl.run('pkey', '-in', 'client-good.key', '-aes256', ...protect, '-out', 'client-good.encrypted.key');
  await openssl.run(
    ...['pkcs12', '-export', '-inkey', 'client-good.key', '-in', 'client-good.pem', '-out', 'client-good.pfx'],
    // What older versions would choose of themselves is too weak for Node to read.
    ...['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256', ...protect],
  );
}

/** So many days from now, as `openssl ca` writes times. */
function day(offset: number): string {
  const time = new Date(Date.now() + offset * 86_400_000).toISOString();
  return `${time.replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
}
