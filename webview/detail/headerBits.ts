/** A frame's header taken apart: RFC 6455 §5.2, the bits and bytes in the order of the wire. */
import { t } from '../../src/contract/l10n.ts';
import type { FrameDetail } from '../../src/contract/model.ts';
import { opcodeSign } from '../format/frameWords.ts';
import { formatCount } from '../format/amounts.ts';

export interface HeaderField {
  name: string;
  /** As on the wire: bits such as `0001`, or bytes in hex. */
  wire: string;
  /** What it says. */
  value: string;
  title: string;
  /** In bits; fields of the first two bytes stand side by side. */
  bits: number;
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

const bitsOf = (value: number, count: number): string => value.toString(2).padStart(count, '0');

function flag(name: string, set: boolean, value: string, title: string): HeaderField {
  return { name, wire: set ? '1' : '0', value, title, bits: 1 };
}

/** The two bytes that every frame has. */
export function fixedFields({ header, row, compressed }: FrameDetail): HeaderField[] {
  const [first = 0, second = 0] = header;
  const length = second & 0x7f;
  const rsv1 = compressed ? t('compressed') : (first & 0x40) !== 0 ? t('set') : '';
  return [
    flag(
      'FIN',
      (first & 0x80) !== 0,
      row.fin ? t('last fragment') : t('more follows'),
      t('The last fragment of a message (RFC 6455 §5.2)'),
    ),
    flag('RSV1', (first & 0x40) !== 0, rsv1, t('With permessage-deflate: the message is compressed (RFC 7692 §6)')),
    flag('RSV2', (first & 0x20) !== 0, '', t('Zero unless an extension gives it a meaning (RFC 6455 §5.2)')),
    flag('RSV3', (first & 0x10) !== 0, '', t('Zero unless an extension gives it a meaning (RFC 6455 §5.2)')),
    {
      name: t('Opcode'),
      wire: bitsOf(first & 0x0f, 4),
      value: opcodeSign(row.opcode).word,
      title: t('Opcode {0} (RFC 6455 §5.2 and §11.8)', `0x${(first & 0x0f).toString(16)}`),
      bits: 4,
    },
    flag(
      'MASK',
      (second & 0x80) !== 0,
      row.masked ? t('masked') : t('not masked'),
      t('Set on each frame of a client, on none of a server (RFC 6455 §5.1)'),
    ),
    {
      name: t('Length'),
      wire: bitsOf(length, 7),
      value: length < 126 ? String(length) : length === 126 ? t('126: two bytes follow') : t('127: eight bytes follow'),
      title: t('Payload length; 126 and 127 say that it is in the bytes that follow (RFC 6455 §5.2)'),
      bits: 7,
    },
  ];
}

/** The bytes that only some frames have. */
export function extendedFields({ header, maskingKey }: FrameDetail): HeaderField[] {
  const length = (header[1] ?? 0) & 0x7f;
  const size = length === 126 ? 2 : length === 127 ? 8 : 0;
  const fields: HeaderField[] = [];
  if (size > 0) {
    const bytes = header.subarray(2, 2 + size);
    const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    fields.push({
      name: t('Extended length'),
      wire: hexOf(bytes),
      value: formatCount(Number(value)),
      title: t('Payload length in {0} bytes, network order (RFC 6455 §5.2)', size),
      bits: size * 8,
    });
  }
  if (maskingKey) {
    fields.push({
      name: t('Masking key'),
      wire: hexOf(maskingKey),
      value: '',
      title: t('Each byte of the payload is XORed with one of these four in turn (RFC 6455 §5.3)'),
      bits: 32,
    });
  }
  return fields;
}
