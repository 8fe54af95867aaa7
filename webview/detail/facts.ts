/** What is said of a frame besides its header. */
import type { FrameDetail } from '../../src/contract/model.ts';
import { formatCount, formatLength } from '../format/amounts.ts';
import { formatDate, formatDuration, formatPreciseClock } from '../format/times.ts';
import { closeCodeMeaning } from './closeCodeMeanings.ts';
import { closeCodeName } from './closeCodes.ts';

export interface Fact {
  name: string;
  value: string;
  title?: string;
}

/** `38% of 1,204 B`; undefined where nothing was inflated. */
export function compression(detail: FrameDetail): string | undefined {
  if (!detail.compressed || !detail.complete || detail.payload.inflateError !== undefined) return undefined;
  const inflated = detail.message.payloadLength;
  const whole = detail.fragments.length === 1 ? detail.row.payloadLength : detail.message.wireLength;
  if (inflated === 0) return undefined;
  return `${formatLength(inflated)}, sent as ${Math.round((whole / inflated) * 100)}%`;
}

export function timeFacts({ row, sincePrevious, sinceOpen }: FrameDetail): Fact[] {
  const title = `${formatDate(row.time)}${row.marker ? '' : ', when the last byte passed'}`;
  return [
    { name: 'Time', value: formatPreciseClock(row.time), title },
    ...(sincePrevious === undefined ? [] : [{ name: 'Since previous', value: formatDuration(sincePrevious) }]),
    ...(sinceOpen === undefined ? [] : [{ name: 'Since open', value: formatDuration(sinceOpen) }]),
  ];
}

export function factsOf(detail: FrameDetail): Fact[] {
  const { row, header } = detail;
  const inflated = compression(detail);
  const facts: (Fact | undefined)[] = [
    row.note === undefined ? undefined : { name: 'Note', value: row.note },
    ...timeFacts(detail),
    {
      name: 'On the wire',
      value: formatLength(row.wireLength),
      title: `${formatCount(header.length)} bytes of header and the payload`,
    },
    { name: 'Payload', value: formatLength(row.payloadLength), title: 'As on the wire' },
    inflated === undefined
      ? undefined
      : { name: 'Inflated', value: inflated, title: 'The message, decompressed (permessage-deflate, RFC 7692)' },
    detail.payload.inflateError === undefined
      ? undefined
      : { name: 'Not inflated', value: detail.payload.inflateError, title: 'The compressed bytes are shown' },
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** Of a close frame: its code, what that means, and its reason. */
export function closeFacts({ row }: FrameDetail): Fact[] {
  if (row.closeCode === undefined) return [];
  const code = row.closeCode;
  return [
    { name: 'Close code', value: `${code} ${closeCodeName(code)}`, title: 'RFC 6455 §7.4' },
    { name: 'Meaning', value: closeCodeMeaning(code) },
    { name: 'Reason', value: row.closeReason ? row.closeReason : 'none given' },
  ];
}
