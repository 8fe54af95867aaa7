import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import { pathOf } from '../servers/programs.ts';

/** What `openssl ca` wants to know of an authority; files are relative to the folder it runs in. */
const configuration = `
[ca]
default_ca = authority
[authority]
database = issued.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = anybody
unique_subject = no
[anybody]
commonName = supplied
[req]
distinguished_name = none
[none]
`;

export interface Issuing {
  /** Common name, and the name of the files: NAME.key, NAME.pem. */
  readonly name: string;
  /** The name of the issuer's files; its own for a root. */
  readonly issuer: string;
  /** Lines of X.509 extensions as openssl writes them. */
  readonly extensions: readonly string[];
  /** `YYYYMMDDHHMMSSZ`. */
  readonly validFrom: string;
  readonly validTo: string;
}

/** Makes keys and certificates with the `openssl` program in one folder: Node can make keys, but no certificates. */
export class OpenSsl {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async begin(): Promise<void> {
    await writeFile(join(this.folder, 'openssl.cnf'), configuration);
    await writeFile(join(this.folder, 'issued.txt'), '');
    await writeFile(join(this.folder, 'serial'), '1000\n');
  }

  /** A new key and a certificate of it. One after the other: they share the serial number. */
  async issue({ name, issuer, extensions, validFrom, validTo }: Issuing): Promise<void> {
    await this.run(
      ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-config', 'openssl.cnf', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`],
    );
    await writeFile(join(this.folder, `${name}.ext`), extensions.join('\n') + '\n');
    await this.run(
      ...['ca', '-batch', '-notext', '-config', 'openssl.cnf', '-extfile', `${name}.ext`],
      ...['-startdate', validFrom, '-enddate', validTo, '-in', `${name}.csr`, '-out', `${name}.pem`],
      ...['-keyfile', `${issuer}.key`, ...(issuer === name ? ['-selfsign'] : ['-cert', `${issuer}.pem`])],
    );
  }

  async run(...args: readonly string[]): Promise<void> {
    try {
      await promisify(execFile)(pathOf('openssl'), args, { cwd: this.folder, env: cleanEnvironment() });
    } catch (error) {
      throw new Error(`openssl ${args[0] ?? ''} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}
