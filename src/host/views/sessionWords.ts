/** Sessions in few words: for titles, trees and the status bar. */
import type { SessionSnapshot, SessionState } from '../../contract/model.ts';

/** Told by shape, not by colour. */
export function stateGlyph(state: SessionState): string {
  switch (state) {
    case 'open':
      return '●';
    case 'connecting':
    case 'closing':
      return '◌';
    case 'closed':
      return '○';
    default:
      return state satisfies never;
  }
}

/** Frames per second: `12/s`, `1.2k/s`. */
export function rateText(perSecond: number): string {
  if (perSecond < 1000) return `${Math.round(perSecond)}/s`;
  if (perSecond < 9950) return `${(perSecond / 1000).toFixed(1)}k/s`;
  if (perSecond < 999_500) return `${Math.round(perSecond / 1000)}k/s`;
  return `${(perSecond / 1e6).toFixed(1)}M/s`;
}

/** Powers of 1,000: `812 B`, `1.2 kB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]!}`;
}

const grouped = new Intl.NumberFormat('en-US');

export function countText(count: number, one: string): string {
  return `${grouped.format(count)} ${count === 1 ? one : `${one}s`}`;
}

/** `↓1.2k/s ↑3/s`. `width`: characters that each rate takes at least, so that nothing moves when it changes. */
export function ratesText({ rateIn, rateOut }: Pick<SessionSnapshot, 'rateIn' | 'rateOut'>, width = 0): string {
  const padded = (rate: number): string => rateText(rate).padStart(width, '\u2007');
  return `↓${padded(rateIn)} ↑${padded(rateOut)}`;
}

/** How a closed session ended: `closed 1000`, `refused`. */
export function endText({ state, close, failure, opened }: SessionSnapshot): string {
  if (state !== 'closed') return state;
  if (opened === undefined && failure) return failure.code === 'window-reloaded' ? 'closed' : 'failed';
  return close ? `closed ${close.code}` : 'closed';
}

/** Behind the label in the tree. */
export function sessionDescription(snapshot: SessionSnapshot): string {
  const { state, frames } = snapshot;
  if (state === 'connecting') return 'connecting…';
  if (state === 'closed' && frames === 0) return endText(snapshot);
  const count = countText(frames, 'frame');
  return state === 'open' ? `${count} · ${ratesText(snapshot)}` : `${endText(snapshot)} · ${count}`;
}

/** All that is known, a fact a line. */
export function sessionTooltip(snapshot: SessionSnapshot): string {
  const { url, frames, messages, bytesIn, bytesOut, subprotocol, extensions, failure } = snapshot;
  return [
    url,
    `${countText(frames, 'frame')}, ${countText(messages, 'message')}, ↓${bytesText(bytesIn)} ↑${bytesText(bytesOut)}`,
    ...(subprotocol === undefined ? [] : [`Subprotocol: ${subprotocol}`]),
    ...(extensions === undefined ? [] : [`Extensions: ${extensions}`]),
    ...(failure ? [failure.message, failure.cause] : []),
  ].join('\n');
}
