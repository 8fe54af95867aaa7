/** A range of time that was brushed on a chart, as text of the filter's language: see docs/filter.md. */
import type { Statistics } from '../../src/contract/statistics.ts';

/** Milliseconds since the epoch; `to` is the first that is not of it. */
export interface TimeRange {
  from: number;
  to: number;
}

const wholeDay = 24 * 60 * 60 * 1000;

/** What stands last in the filter where a range was brushed before. */
const brushed = /(?:^|\s+)(?:time>=[\d:.]+(?: time<[\d:.]+)?|id>=\d+(?: id<\d+)?)$/;

/**
 * Times of day are of the capture's first day, where the engine is, and not of one on which the clock is put on or back:
 * elsewhere the rows are told by their numbers, which is as exact as the chart.
 */
export function rangeText({ from, to }: TimeRange, { day, timeline }: Pick<Statistics, 'day' | 'timeline'>): string {
  if (from >= day.from && to < day.to && day.to - day.from === wholeDay) {
    return `time>=${timeOfDay(from - day.from)} time<${timeOfDay(to - day.from)}`;
  }
  const { firstIds, start, width } = timeline;
  const idAt = (time: number): number | undefined =>
    firstIds.slice(Math.max(0, Math.round((time - start) / width))).find((id) => id > 0);
  const end = idAt(to);
  return `id>=${idAt(from) ?? firstIds.reduce((last, id) => Math.max(last, id), 0) + 1}${end === undefined ? '' : ` id<${end}`}`;
}

/** Puts a range behind what else is looked for, in the place of one that is there. */
export function withRange(filter: string, text: string): string {
  const rest = withoutRange(filter);
  if (rest === '') return text;
  // A space binds tighter than “or”. What was in front of a range before is in parentheses already.
  const loose = rest === filter.trim() && /\bor\b/i.test(rest);
  return `${loose ? `(${rest})` : rest} ${text}`;
}

export function withoutRange(filter: string): string {
  return filter.trim().replace(brushed, '');
}

/** `16:20:01.5`: no more digits than it has. */
function timeOfDay(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = Math.round(milliseconds % 1000);
  const tail = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
  return parts.map((part) => String(part).padStart(2, '0')).join(':') + tail;
}
