/** Paths as the engine wants them: absolute. In profiles they are relative to the workspace folder. */
import { isAbsolute, join, resolve } from 'node:path';
import { t } from '../../../contract/l10n.ts';
import type { ConnectionProfile, TlsSettings } from '../../../contract/profile.ts';
import { RpcError } from '../../../contract/rpc.ts';
import type { TextPath } from './profileTexts.ts';

export interface PathBase {
  /** Undefined where the profile belongs to no folder on this machine. */
  folder: string | undefined;
  home: string;
}

/** The fields of `tls` that name files; `ca` may name several. */
const fileFields = ['ca', 'cert', 'key', 'pfx'] as const satisfies (keyof TlsSettings)[];

/** The text at this place of a profile is the path of a file. */
export function namesFile([field, inner]: TextPath): boolean {
  return field === 'tls' ? fileFields.some((name) => name === inner) : field === 'schema' && inner === 'file';
}

/** A PEM text stands for itself. */
export function isPem(text: string): boolean {
  return text.startsWith('-----BEGIN ');
}

/** Throws an `RpcError` where a relative path has nothing to be relative to. */
export function withAbsolutePaths<T extends ConnectionProfile>(profile: T, base: PathBase): T {
  const url = profile.url.replace(/^(wss?\+unix:)(?:\/\/)?([^:?#]+)/i, (_, scheme: string, path: string) => {
    const folder = base.folder?.replace(/[\s%#?]/g, (character) => encodeURIComponent(character));
    return `${scheme}${absolute(path, 'url', { ...base, folder })}`;
  });
  const { schema } = profile;
  const made = {
    ...profile,
    url,
    ...(schema === undefined ? {} : { schema: { ...schema, file: absolute(schema.file, 'schema.file', base) } }),
  };
  if (!profile.tls) return made;
  const tls: TlsSettings = { ...profile.tls };
  if (tls.ca !== undefined) {
    const authorities = [tls.ca].flat().map((path) => absolute(path, 'tls.ca', base));
    tls.ca = typeof tls.ca === 'string' ? authorities[0]! : authorities;
  }
  for (const field of fileFields) {
    if (field !== 'ca' && tls[field] !== undefined) tls[field] = absolute(tls[field], `tls.${field}`, base);
  }
  return { ...made, tls };
}

export function absolutePath(path: string, { folder, home }: PathBase): string | undefined {
  if (isPem(path) || isAbsolute(path)) return path;
  if (/^~(?:[\\/]|$)/.test(path)) return join(home, path.slice(1));
  return folder === undefined ? undefined : resolve(folder, path);
}

function absolute(path: string, field: string, base: PathBase): string {
  const found = absolutePath(path, base);
  if (found !== undefined) return found;
  throw new RpcError({
    code: 'relative-path',
    message: t('The path of {0} leads nowhere: {1}', field, path),
    cause: t('It is relative to the workspace folder, and no folder on this machine is open.'),
    remedy: t('Open the folder, or write an absolute path; ~/ is your home.'),
  });
}
