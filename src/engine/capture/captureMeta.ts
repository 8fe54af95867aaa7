import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloseState, Direction, Failure, Handshake } from '../../contract/model.ts';

/** Raised when the layout of a capture's files changes; see docs/capture-format.md. */
export const captureVersion = 1;

/** Who writes to a capture: a capture of a process that is gone was left by a crash. */
export interface CaptureOwner {
  pid: number;
  /** Tells one engine of the same process from another. */
  engine: string;
}

export interface Framing {
  /** Where the first frame begins in each stream. */
  offset: Record<Direction, number>;
  /** permessage-deflate was negotiated. */
  deflate: boolean;
  /** Which directions keep their compression context from message to message (RFC 7692 §7.1.1). */
  takeover: Record<Direction, boolean>;
}

/** `session.json`: all of a capture that is not bytes of its streams or records of its frames. */
export interface CaptureMeta {
  version: typeof captureVersion;
  id: string;
  label: string;
  /** Without user information. */
  url: string;
  /** Milliseconds since the epoch, as all times here. */
  started: number;
  opened?: number;
  ended?: number;
  close?: CloseState;
  failure?: Failure;
  subprotocol?: string;
  extensions?: string;
  /** There once the upgrade was answered. */
  framing?: Framing;
  /** Offset in each stream of the first byte that its file holds; more than 0 after a clear. */
  base: Record<Direction, number>;
  handshake?: Handshake;
  /** While it is being written. */
  owner?: CaptureOwner;
  /** Kept whatever the limit of all captures is. */
  pinned?: boolean;
  /** What recovery had to cut off. */
  damage?: string;
}

const fileName = 'session.json';

/** Writes beside and renames, so that a crash leaves the old one or the new one. */
export function writeMeta(folder: string, meta: CaptureMeta): void {
  const path = join(folder, fileName);
  writeFileSync(`${path}.new`, JSON.stringify(meta, bytesToBase64), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Undefined where there is none that this version can read. */
export function readMeta(folder: string): CaptureMeta | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, fileName), 'utf8');
  } catch {
    return undefined;
  }
  try {
    const meta = JSON.parse(text, base64ToBytes) as CaptureMeta | null;
    return meta?.version === captureVersion && typeof meta.id === 'string' ? meta : undefined;
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
