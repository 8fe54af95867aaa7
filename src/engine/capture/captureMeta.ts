import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  writevSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CaptureOrigin, PartOf } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import type { Direction } from '../../contract/model.ts';
import type { PayloadSchema } from '../../contract/profile.ts';
import type { CaptureOwner } from './captureOwner.ts';
import type { ConnectionMeta } from './connectionMeta.ts';
import { ofOneConnection } from './metaOfOneConnection.ts';
import { wrongField } from './metaFields.ts';

export type { Framing } from './connectionMeta.ts';

/** Raised when the layout of a capture's files changes; see docs/capture-format.md. */
export const captureVersion = 2;

/** Far longer than any that is written: heads have at most 64 KiB. */
export const longestMeta = 4 * 1024 * 1024;

/** `session.json`: all of a capture that is not bytes of its streams or records of its frames. */
export interface CaptureMeta {
  version: typeof captureVersion;
  id: string;
  label: string;
  /** Without user information. */
  url: string;
  /** Milliseconds since the epoch, as all times here. */
  started: number;
  /** There once nothing more comes. */
  ended?: number;
  /** The first one begins where the record does, or goes on there after a clear. */
  connections: readonly ConnectionMeta[];
  /** Records of the index that are markers. */
  markers?: number;
  /** How often it was cleared; it names the files. Absent: never. */
  part?: number;
  /** Offset in each stream of the first byte that its file holds; more than 0 after a clear. */
  base: Record<Direction, number>;
  /** Bytes that have passed in each stream since the first connection began; there once the last one has ended. */
  lengths?: Record<Direction, number>;
  /** While it is being written. */
  owner?: CaptureOwner;
  /** What was sent has credentials or secrets of the profile in it, as they are. */
  credentials?: true;
  /** What its payloads are read by, where a profile or a person says so: see `DecoderChain`. */
  decoder?: string | undefined;
  /** The file that says what its payloads are made of, on this machine; of a capture that was saved as a file, nothing. */
  schema?: PayloadSchema | undefined;
  /** Where it comes from, where it was not recorded here. */
  origin?: CaptureOrigin;
  /** There is more of it elsewhere. */
  excerpt?: PartOf;
  /** What was not recorded, or could not be kept. */
  damage?: string;
}

/** What is known of a capture before anything has passed. */
export type NewCapture = Pick<
  CaptureMeta,
  'id' | 'label' | 'url' | 'started' | 'owner' | 'credentials' | 'decoder' | 'schema'
>;

const fileName = 'session.json';

/** Parts that the system takes at once (IOV_MAX). */
const mostParts = 1024;

/** What makes a description of each earlier version one of the next. */
const converters: Readonly<Record<number, (meta: object) => object>> = { 1: ofOneConnection };

/** Writes the first one of a capture. Throws where it cannot. */
export function createMeta(folder: string, meta: CaptureMeta): void {
  writeFileSync(join(folder, fileName), metaText(meta), { mode: 0o600, flag: 'wx' });
}

/** Writes beside and renames, so that a crash leaves the old one or the new one. Throws where it cannot. */
export function writeMeta(folder: string, meta: CaptureMeta): void {
  const path = join(folder, fileName);
  const beside = `${path}.new`;
  try {
    const file = openSync(beside, 'w', 0o600);
    try {
      writeParts(file, metaParts(meta));
      // Without it a machine that crashes could leave an empty file under the name.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Throws where the disk takes less than all. */
function writeParts(file: number, parts: readonly Uint8Array[]): void {
  for (let i = 0; i < parts.length; i += mostParts) {
    const some = parts.slice(i, i + mostParts);
    const length = some.reduce((sum, part) => sum + part.length, 0);
    const taken = writevSync(file, some);
    // The system says why when it is asked for the rest.
    for (let rest = taken; rest < length;) rest += writeSync(file, Buffer.concat(some), rest);
  }
}

/** What `session.json` holds. */
export function metaText(meta: CaptureMeta): string {
  return Buffer.concat(metaParts(meta)).toString();
}

/** The same in parts: a thousand connections are not written anew each time another one begins. */
function metaParts({ connections, ...rest }: CaptureMeta): Uint8Array[] {
  const text = JSON.stringify(rest, bytesToBase64);
  const list = connections.flatMap((one, i) => (i === 0 ? [connectionBytes(one)] : [comma, connectionBytes(one)]));
  return [Buffer.from(`${text.slice(0, -1)},"connections":[`), ...list, Buffer.from(']}')];
}

const comma = Buffer.from(',');
/** Nothing of a connection is changed in its place: another one takes it. */
const written = new WeakMap<ConnectionMeta, Uint8Array>();

function connectionBytes(connection: ConnectionMeta): Uint8Array {
  const known = written.get(connection);
  if (known !== undefined) return known;
  const bytes = Buffer.from(JSON.stringify(connection, bytesToBase64));
  written.set(connection, bytes);
  return bytes;
}

/** Throws an error that says what is wrong with it. */
export function loadMeta(folder: string): CaptureMeta {
  const path = join(folder, fileName);
  if (statSync(path).size > longestMeta) throw new Error(t('{0} is damaged: it is too long.', fileName));
  return parseMeta(readFileSync(path, 'utf8'));
}

/** Reads what `metaText` writes, and what earlier versions wrote. Throws an error that says what is wrong with it. */
export function parseMeta(text: string): CaptureMeta {
  let meta: unknown;
  try {
    meta = JSON.parse(text, base64ToBytes);
  } catch {
    throw new Error(t('{0} is damaged: it is no JSON.', fileName));
  }
  if (typeof meta !== 'object' || meta === null) throw new Error(t('{0} is damaged: it is no object.', fileName));
  const { version } = meta as { version?: unknown };
  if (typeof version === 'number' && version > captureVersion) {
    throw new Error(
      t(
        'It was recorded by a newer version of the extension: its format is {0}, this version reads {1}.',
        version,
        captureVersion,
      ),
    );
  }
  if (typeof version !== 'number' || !(version === captureVersion || Object.hasOwn(converters, version))) {
    throw new Error(t('{0} is damaged: {1} is missing or wrong.', fileName, 'version'));
  }
  let known: object = meta;
  for (let from = version; from < captureVersion; from++) known = converters[from]!(known);
  const wrong = wrongField(known);
  if (wrong !== undefined) throw new Error(t('{0} is damaged: {1} is missing or wrong.', fileName, wrong));
  return { ...(known as CaptureMeta), version: captureVersion };
}

/** Undefined where there is none that this version can read. */
export function readMeta(folder: string): CaptureMeta | undefined {
  try {
    return loadMeta(folder);
  } catch {
    return undefined;
  }
}

function bytesToBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { $base64: Buffer.from(value).toString('base64') } : value;
}

function base64ToBytes(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$base64' in value)) return value;
  return new Uint8Array(Buffer.from(String(value.$base64), 'base64'));
}
