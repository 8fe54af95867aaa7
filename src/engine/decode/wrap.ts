import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { encodingIds, type EncodingId, type WrapperId } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import type { Encoded } from './format.ts';

/** Puts a payload into a wrapper. Throws an Error that says what has no form there. */
export type Wrap = (inside: Uint8Array) => Encoded;

/**
 * What unwrappers read. Undefined where nothing writes that: `zstd`, `zlib-stream`, and encodings whose characters have
 * several bytes but UTF-16.
 */
export function wrapperOf(id: WrapperId): Wrap | undefined {
  const encoding = encodingIds.find((known) => known === id);
  if (encoding !== undefined) return encoder(encoding);
  switch (id as Exclude<WrapperId, EncodingId>) {
    case 'base64':
      return (inside) => ({ text: Buffer.from(inside).toString('base64') });
    case 'gzip':
      return (inside) => ({ bytes: gzipSync(inside) });
    case 'zlib':
      return (inside) => ({ bytes: deflateSync(inside) });
    case 'deflate':
      return (inside) => ({ bytes: deflateRawSync(inside) });
    case 'brotli':
      return (inside) => ({ bytes: brotliCompressSync(inside) });
    case 'zstd':
    case 'zlib-stream':
      return undefined;
  }
}

function encoder(encoding: EncodingId): Wrap | undefined {
  switch (encoding) {
    case 'utf-16le':
      return (inside) => ({ bytes: Buffer.from(textOf(inside), 'utf16le') });
    case 'utf-16be':
      return (inside) => ({ bytes: Buffer.from(textOf(inside), 'utf16le').swap16() });
    case 'latin1':
    case 'windows-1252':
    case 'windows-1251':
    case 'koi8-r':
      return (inside) => ({ bytes: singleBytes(encoding, textOf(inside)) });
    case 'shift_jis':
    case 'euc-jp':
    case 'euc-kr':
    case 'gb18030':
    case 'big5':
      return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function singleBytes(encoding: EncodingId, text: string): Uint8Array {
  const codes = codesOf(encoding);
  return Uint8Array.from(text, (character) => {
    const code = codes.get(character);
    if (code === undefined) throw new Error(t('“{0}” has no form in {1}.', character, encoding));
    return code;
  });
}

/** Byte by character: what decoding each of the 256 gives, the other way round. */
function codesOf(encoding: EncodingId): ReadonlyMap<string, number> {
  const bytes = Uint8Array.from({ length: 256 }, (_, code) => code);
  // What the WHATWG calls latin1 is windows-1252.
  const text = encoding === 'latin1' ? Buffer.from(bytes).toString('latin1') : new TextDecoder(encoding).decode(bytes);
  return new Map(Array.from(text, (character, code) => [character, code]));
}
