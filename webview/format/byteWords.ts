/** Places in a payload, the same wherever they are told: from 0, in decimal, and as hex views have it. */
import { t } from '../../src/contract/l10n.ts';
import type { Refusal } from '../../src/contract/model.ts';
import { formatCount } from './amounts.ts';

/** `32 (0x20)`; below 10 both are the same. */
export function offsetWords(offset: number): string {
  return offset < 10 ? String(offset) : `${formatCount(offset)} (0x${offset.toString(16)})`;
}

/** From `from` to before `to`. */
export function bytesWords(from: number, to: number): string {
  return to - from === 1
    ? t('Byte {0}', offsetWords(from))
    : t('Bytes {0} to {1}', offsetWords(from), offsetWords(Math.max(from, to - 1)));
}

/** `Not JSON-RPC 2.0. This is no object. At byte 12 (0xc).` */
export function refusalWords({ title, failure, offset }: Refusal): string {
  const reason = t('Not {0}. {1}', title, failure);
  return offset === undefined ? reason : `${reason} ${t('At byte {0}.', offsetWords(offset))}`;
}
