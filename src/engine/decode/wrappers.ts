import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { encodingIds, type EncodingId, type StreamId, type WrapperId } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import { utf8Text } from './plain.ts';
import { fromEncoding } from './textEncoding.ts';

/** Of what is inside a payload: a few bytes can claim gigabytes. */
export const mostUnwrapped = 64 * 1024 * 1024;

type Inflate = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;
/** Those that are taken off each message by itself. */
export type MessageWrapperId = Exclude<WrapperId, StreamId>;
type Compression = Exclude<MessageWrapperId, 'base64' | EncodingId>;

const inflate: Readonly<Record<Exclude<Compression, 'zstd'>, Inflate>> = {
  gzip: gunzipSync,
  zlib: inflateSync,
  deflate: inflateRawSync,
  brotli: brotliDecompressSync,
};

/** What takes this wrapper off. It throws a `DecodeError`. */
export type Unwrap = (payload: Payload) => Payload;

/** What it needs is loaded here. */
export async function unwrapper(wrapper: MessageWrapperId): Promise<Unwrap> {
  const open = await opener(wrapper);
  return (payload) => insideOf(payload, open(payload.bytes));
}

/** The payload that was wrapped in this one. */
export function insideOf(payload: Payload, bytes: Uint8Array): Payload {
  return { ...payload, text: utf8Text(bytes) !== undefined, bytes, wrapped: true };
}

async function opener(wrapper: MessageWrapperId): Promise<(bytes: Uint8Array) => Uint8Array> {
  const encoding = encodingIds.find((id) => id === wrapper);
  if (encoding !== undefined) return (bytes) => fromEncoding(encoding, bytes);
  if (wrapper === 'base64') return fromBase64;
  const compression = wrapper as Compression;
  // Not every Node that this runs on has it in its zlib.
  const run = compression === 'zstd' ? (await import('./zstd.ts')).zstdDecompress : inflate[compression];
  return (bytes) => inflated(compression, run, bytes);
}

function inflated(wrapper: Compression, run: Inflate, bytes: Uint8Array): Uint8Array {
  try {
    return run(bytes, { maxOutputLength: mostUnwrapped });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new DecodeError(t('It inflates to more than {0} MiB, which are not read.', mostUnwrapped / 1024 ** 2));
    }
    throw new DecodeError(t('It is not {0}: {1}.', wrapper, error instanceof Error ? error.message : String(error)));
  }
}

/** RFC 4648 §4 and §5, with or without padding and line ends. */
function fromBase64(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const wrong = /[^A-Za-z0-9+/_=\r\n-]/.exec(text);
  if (wrong !== null) throw new DecodeError(t('A character is none of Base64.'), wrong.index);
  return Buffer.from(text, 'base64');
}
