/**
 * Times and durations; all inputs are milliseconds. Clocks and dates are written alike in every language, as the filter
 * takes them.
 */
import { fixed } from './numbers.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const three = (value: number): string => String(value).padStart(3, '0');

/** Local time of day of an epoch time: `16:20:01.337`. */
export function formatClock(time: number): string {
  const date = new Date(time);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${three(date.getMilliseconds())}`;
}

/** The same in UTC. */
export function formatUtcClock(time: number): string {
  return new Date(time).toISOString().slice(11, 23);
}

/** A time before or after a moment, to the millisecond: `00:03:12.337`, `−00:00:01.000`. */
export function formatStopwatch(duration: number): string {
  const whole = Math.round(Math.abs(duration));
  const sign = duration < 0 && whole > 0 ? '−' : '';
  return `${sign}${formatElapsed(whole)}.${three(whole % 1000)}`;
}

/** The local time of day with the fraction of a millisecond: `16:20:01.337125`. */
export function formatPreciseClock(time: number): string {
  return formatClock(time) + three(Math.floor((time - Math.floor(time)) * 1000));
}

/** Local date: `2026-03-01`. */
export function formatDate(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The time of day to the second, with the date where that is not today's: `16:20:01`. */
export function formatMoment(time: number, now: number): string {
  const clock = formatClock(time).slice(0, 8);
  return formatDate(time) === formatDate(now) ? clock : `${formatDate(time)} ${clock}`;
}

/** How long something has lasted, to the second: `00:03:12`; hours grow as needed. */
export function formatElapsed(duration: number): string {
  const seconds = Math.max(0, Math.floor(duration / 1000));
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A measured duration in the unit that suits it: `12 µs`, `4.21 ms`, `1.30 s`, `3 min 5 s`. */
export function formatDuration(duration: number): string {
  if (duration < 1) return `${Math.round(duration * 1000)} µs`;
  if (duration < 10) return `${fixed(duration, 2)} ms`;
  if (duration < 100) return `${fixed(duration, 1)} ms`;
  if (duration < 1000) return `${Math.round(duration)} ms`;
  if (duration < 60_000) return `${fixed(duration / 1000, 2)} s`;
  const seconds = Math.round(duration / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The same before or after something: `+4.21 ms`, `−1.30 s`. */
export function formatSigned(duration: number): string {
  if (duration === 0) return '0';
  return `${duration < 0 ? '−' : '+'}${formatDuration(Math.abs(duration))}`;
}
