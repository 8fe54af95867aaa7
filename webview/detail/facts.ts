/** What is said of a frame besides its header. */
import { t } from '../../src/contract/l10n.ts';
import type { FrameDetail } from '../../src/contract/model.ts';
import { formatCount, formatLength, formatPercent } from '../format/amounts.ts';
import { formatDate, formatDuration, formatPreciseClock } from '../format/times.ts';
import { closeCodeMeaning } from './closeCodeMeanings.ts';
import { closeCodeName } from './closeCodes.ts';

export interface Fact {
  name: string;
  value: string;
  title?: string;
}

/** `1,204 B, sent as 38%`; undefined where nothing was inflated. */
export function compression(detail: FrameDetail): string | undefined {
  if (!detail.compressed || !detail.complete || detail.payload.inflateError !== undefined) return undefined;
  const inflated = detail.message.payloadLength;
  const whole = detail.fragments.length === 1 ? detail.row.payloadLength : detail.message.wireLength;
  if (inflated === 0) return undefined;
  const percent = formatPercent(String(Math.round((whole / inflated) * 100)));
  return t('{0}, sent as {1}', formatLength(inflated), percent);
}

export function timeFacts({ row, sincePrevious, sinceOpen }: FrameDetail): Fact[] {
  const date = formatDate(row.time);
  const title = row.marker ? date : t('{0}, when the last byte passed', date);
  return [
    { name: t('Time'), value: formatPreciseClock(row.time), title },
    ...(sincePrevious === undefined ? [] : [{ name: t('Since previous'), value: formatDuration(sincePrevious) }]),
    ...(sinceOpen === undefined ? [] : [{ name: t('Since open'), value: formatDuration(sinceOpen) }]),
  ];
}

export function factsOf(detail: FrameDetail): Fact[] {
  const { row, header } = detail;
  const inflated = compression(detail);
  const facts: (Fact | undefined)[] = [
    row.note === undefined ? undefined : { name: t('Note'), value: row.note },
    ...timeFacts(detail),
    {
      name: t('On the wire'),
      value: formatLength(row.wireLength),
      title: t('{0} bytes of header and the payload', formatCount(header.length)),
    },
    { name: t('Payload'), value: formatLength(row.payloadLength), title: t('As on the wire') },
    detail.fragments.length < 2
      ? undefined
      : {
          name: t('Whole message'),
          value: t('{0} on the wire', formatLength(detail.message.wireLength)),
          title: t('All of its fragments, their headers too'),
        },
    inflated === undefined
      ? undefined
      : { name: t('Inflated'), value: inflated, title: t('The message, decompressed (permessage-deflate, RFC 7692)') },
    detail.payload.inflateError === undefined
      ? undefined
      : { name: t('Not inflated'), value: detail.payload.inflateError, title: t('The compressed bytes are shown') },
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** Of a close frame: its code, what that means, and its reason. */
export function closeFacts(detail: FrameDetail): Fact[] {
  const { closeCode, closeReason } = detail.row;
  if (closeCode === undefined) return [];
  return [...closeCodeFacts(detail), { name: t('Reason'), value: closeReason ? closeReason : t('none given') }];
}

/** The same without the reason, for what has no close frame. */
export function closeCodeFacts({ row: { closeCode } }: FrameDetail): Fact[] {
  if (closeCode === undefined) return [];
  return [
    { name: t('Close code'), value: `${closeCode} ${closeCodeName(closeCode)}`, title: 'RFC 6455 §7.4' },
    { name: t('Meaning'), value: closeCodeMeaning(closeCode) },
  ];
}
