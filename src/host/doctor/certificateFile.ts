/** The file of a certificate that a profile trusts. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';

/** `.pem` and what is left of a profile's name or a host. */
export function certificateFileName(label: string): string {
  const name = label
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return `${name === '' ? 'server' : name}.pem`;
}

/** As a profile names it: relative to the folder that it belongs to, where the file is within. */
export function certificatePath(file: string, folder: string | undefined): string {
  if (folder === undefined) return file;
  const path = relative(folder, file);
  const isWithin = path !== '' && !isAbsolute(path) && path !== '..' && !path.startsWith(`..${sep}`);
  return isWithin ? path.split(sep).join('/') : file;
}

/** With one file more. */
export function withAuthority(ca: string | string[] | undefined, path: string): string | string[] {
  const known = ca === undefined ? [] : [ca].flat();
  if (known.includes(path)) return ca!;
  return known.length === 0 ? path : [...known, path];
}

/** Readable and writable by its owner only. */
export async function writeCertificate(file: string, pem: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, pem, { mode: 0o600 });
  // One that was there keeps its mode.
  await chmod(file, 0o600);
}
