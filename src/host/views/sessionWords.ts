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

/** `↓1.2k/s ↑3/s`. */
export function ratesText({ rateIn, rateOut }: SessionSnapshot): string {
  return `↓${rateText(rateIn)} ↑${rateText(rateOut)}`;
}

/** How a closed session ended: `closed 1000`, `refused`. */
export function endText({ state, close, failure, opened }: SessionSnapshot): string {
  if (state !== 'closed') return state;
  if (opened === undefined && failure) return failure.code === 'window-reloaded' ? 'closed' : 'failed';
  return close ? `closed ${close.code}` : 'closed';
}

/** Behind the label in the tree. */
export function sessionDescription(snapshot: SessionSnapshot): string {
  const { state, frames, bytesIn, bytesOut } = snapshot;
  if (state === 'connecting') return 'connecting…';
  const parts = [countText(frames, 'frame'), `↓${bytesText(bytesIn)} ↑${bytesText(bytesOut)}`];
  if (state === 'open') parts.push(ratesText(snapshot));
  else parts.unshift(endText(snapshot));
  if (state === 'closed' && frames === 0) return parts[0]!;
  return parts.join(' · ');
}
