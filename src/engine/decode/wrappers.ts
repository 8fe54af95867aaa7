import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { WrapperId } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import { utf8Text } from './plain.ts';

/** Of what is inside a payload: a few bytes can claim gigabytes. */
export const mostUnwrapped = 64 * 1024 * 1024;

const inflate: Readonly<
  Record<Exclude<WrapperId, 'base64'>, (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array>
> = {
  gzip: gunzipSync,
  zlib: inflateSync,
  deflate: inflateRawSync,
  brotli: brotliDecompressSync,
};

/** What is inside. Throws a `DecodeError`. */
export function unwrap(wrapper: WrapperId, payload: Payload): Payload {
  const bytes = wrapper === 'base64' ? fromBase64(payload.bytes) : inflated(wrapper, payload.bytes);
  return { direction: payload.direction, text: utf8Text(bytes) !== undefined, bytes, wrapped: true };
}

function inflated(wrapper: Exclude<WrapperId, 'base64'>, bytes: Uint8Array): Uint8Array {
  try {
    return inflate[wrapper](bytes, { maxOutputLength: mostUnwrapped });
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
