/** What the column of times says, in the format that the person has chosen. */
import { t } from '../../src/contract/l10n.ts';
import type { Row } from '../../src/contract/model.ts';
import type { TimeFormat } from '../../src/contract/panel.ts';
import { formatClock, formatDuration, formatStopwatch, formatUtcClock } from '../format/times.ts';

/** `opened`: when the newest connection was opened, in milliseconds since the epoch; absent where it never was. */
export interface ShownTimes {
  format: TimeFormat;
  opened: number | undefined;
}

export function rowTime(
  { time, gap, sinceOpen }: Pick<Row, 'time' | 'gap' | 'sinceOpen'>,
  { format, opened }: ShownTimes,
): string {
  switch (format) {
    case 'absolute':
      return formatClock(time);
    case 'utc':
      return formatUtcClock(time);
    case 'sinceOpen':
      if (sinceOpen !== undefined) return formatStopwatch(sinceOpen);
      return opened === undefined ? '' : formatStopwatch(time - opened);
    case 'sincePrevious':
      return gap === undefined ? '' : `+${formatDuration(gap)}`;
    default:
      return format satisfies never;
  }
}

export function timeWords(format: TimeFormat): { heading: string; title: string } {
  switch (format) {
    case 'absolute':
      return { heading: t('Time'), title: t('When the last byte passed') };
    case 'utc':
      return { heading: 'UTC', title: t('When the last byte passed, in UTC') };
    case 'sinceOpen':
      return { heading: t('Since open'), title: t('From the opening of the connection until the last byte passed') };
    case 'sincePrevious':
      return {
        heading: t('Since previous'),
        title: t('Time since the row before it, filtered or not; `gap` in the filter'),
      };
    default:
      return format satisfies never;
  }
}
