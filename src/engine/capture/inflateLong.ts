import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { Utf8Validator } from '../wire/utf8.ts';
import { dictionaryOf, lastBlock, lastBytes, refusal, tail, type NotInflated, type Place } from './inflateMessage.ts';

const pieceLength = 64 * 1024;

/** What came of inflating a message, none of which is kept but its ends. */
export interface Measured {
  length: number;
  /** There is more than that. */
  more: boolean;
  /** The first bytes, as many as were to be kept. */
  beginning: Uint8Array;
  /** The last 32 KiB. */
  end: Uint8Array;
  validUtf8: boolean;
}

export interface InflateLongOptions {
  /** Bytes of the beginning to keep. */
  keep: number;
  /** No more than this is inflated. */
  stopAt: number;
  /** Told how long the message is at least. */
  progress?: (length: number) => void;
  /** Asked between pieces. */
  wanted: () => boolean;
}

/**
 * Inflates a message piece by piece, beside the engine's thread: it takes as long as it takes, in bounded memory, and
 * sockets have their turn. Undefined where it was not wanted any more. Rejects where the payload cannot be read.
 */
export async function inflateLong(
  payload: Iterable<Uint8Array>,
  place: Place,
  { keep, stopAt, progress, wanted }: InflateLongOptions,
): Promise<Measured | NotInflated | undefined> {
  const inflate = createInflateRaw({ chunkSize: pieceLength, ...dictionaryOf(place) });
  const utf8 = new Utf8Validator();
  const kept: Uint8Array[] = [];
  const measured = { length: 0, more: false, end: new Uint8Array(0) as Uint8Array, validUtf8: true };
  pipeline(Readable.from(inputOf(payload)), inflate, () => undefined);
  try {
    for await (const output of inflate as AsyncIterable<Uint8Array>) {
      if (!wanted()) return undefined;
      const piece = output.subarray(0, stopAt - measured.length);
      const room = keep - measured.length;
      if (room > 0) kept.push(new Uint8Array(piece.subarray(0, room)));
      measured.length += piece.length;
      measured.end = lastBytes(measured.end, piece);
      measured.validUtf8 &&= utf8.push(piece, 0, piece.length) === -1;
      progress?.(measured.length);
      if (piece.length === output.length) continue;
      return { ...measured, more: true, beginning: joined(kept) };
    }
  } catch (error) {
    if (isZlibError(error)) return refusal(error, place);
    throw error;
  } finally {
    inflate.destroy();
  }
  return { ...measured, validUtf8: measured.validUtf8 && utf8.atBoundary, beginning: joined(kept) };
}

function* inputOf(payload: Iterable<Uint8Array>): Iterable<Uint8Array> {
  yield* payload;
  yield tail;
  yield lastBlock;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('Z_');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
