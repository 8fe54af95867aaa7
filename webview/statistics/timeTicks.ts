/** Where the axis of time is labelled. */
import { formatClock, formatDate } from '../format/times.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500].concat(
  [1, 2, 5, 10, 15, 30].map((count) => count * second),
  [1, 2, 5, 10, 15, 30].map((count) => count * minute),
  [1, 2, 3, 6, 12].map((count) => count * hour),
  [1, 2, 7, 14, 30, 90, 365].map((count) => count * day),
);

export interface TimeTick {
  time: number;
  text: string;
}

/** At most so many times between these two, milliseconds since the epoch, that are whole in the local clock. */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  const step = steps.find((known) => (to - from) / known <= most);
  if (step === undefined || !(to > from)) return [];
  const offset = new Date(from).getTimezoneOffset() * minute;
  const ticks: TimeTick[] = [];
  for (let at = Math.ceil((from - offset) / step) * step + offset; at <= to && ticks.length < most; at += step) {
    ticks.push({ time: at, text: tickText(at, step) });
  }
  return ticks;
}

function tickText(time: number, step: number): string {
  if (step >= day) return formatDate(time);
  return formatClock(time).slice(0, step >= minute ? 5 : step >= second ? 8 : 12);
}
