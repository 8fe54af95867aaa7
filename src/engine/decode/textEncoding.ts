import type { EncodingId } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';

/** The same text in UTF-8, without a byte order mark. Throws a `DecodeError`. */
export function fromEncoding(encoding: EncodingId, bytes: Uint8Array): Uint8Array {
  // What the WHATWG calls latin1 is windows-1252.
  if (encoding === 'latin1') {
    return Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
  }
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof RangeError) throw new DecodeError(t('The encoding {0} is not known here.', encoding));
    throw new DecodeError(t('It is not {0}: {1}.', encoding, error instanceof Error ? error.message : String(error)));
  }
}
