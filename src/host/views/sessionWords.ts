/** Sessions in few words: for titles, trees and the status bar. */
import type { SessionSnapshot, SessionState } from '../../contract/model.ts';
import { unverifiedNow, unverifiedTitle, unverifiedWords } from '../../contract/unverified.ts';

/** Told by shape, not by colour. */
export function stateGlyph(state: SessionState): string {
  switch (state) {
    case 'open':
      return '●';
    case 'connecting':
    case 'closing':
    case 'reconnecting':
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

/** `88,310`. Not by `Intl`, whose first use takes longer than the whole activation may. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export function countText(count: number, one: string): string {
  return `${grouped(count)} ${count === 1 ? one : `${one}s`}`;
}

/** `↓1.2k/s ↑3/s`. */
export function ratesText({ rateIn, rateOut }: SessionSnapshot): string {
  return `↓${rateText(rateIn)} ↑${rateText(rateOut)}`;
}

/** The state; of a closed session how it ended: `closed 1000`, `failed`. */
export function endText({ state, close, failure, opened }: SessionSnapshot): string {
  if (state !== 'closed') return state;
  if (opened === undefined && failure) return 'failed';
  return close ? `closed ${close.code}` : 'closed';
}

/** What nobody may overlook while a connection lives: any certificate was taken. Undefined where all is well. */
export function unverifiedNote(snapshot: SessionSnapshot): { title: string; words: string } | undefined {
  const unverified = unverifiedNow(snapshot);
  return unverified && { title: unverifiedTitle(), words: unverifiedWords(unverified) };
}

/** Behind the label in the tree. */
export function sessionDescription(snapshot: SessionSnapshot): string {
  const note = unverifiedNote(snapshot);
  const counts = countsText(snapshot);
  return note ? `${note.title.toLowerCase()} · ${counts}` : counts;
}

function countsText(snapshot: SessionSnapshot): string {
  const { state, frames, recording } = snapshot;
  if (state === 'connecting') return 'connecting…';
  if (recording.state === 'failed') return `not recording · ${grouped(frames)}`;
  if (state === 'closed' && frames === 0) return endText(snapshot);
  // Short, because the sidebar is narrow: the unit is in the tooltip.
  return state === 'open' ? `${grouped(frames)} ${ratesText(snapshot)}` : `${endText(snapshot)} · ${grouped(frames)}`;
}

/** All that is known, a fact a line. */
export function sessionTooltip(snapshot: SessionSnapshot): string {
  const { url, frames, messages, bytesIn, bytesOut, subprotocol, extensions, failure, recording, damage } = snapshot;
  const note = unverifiedNote(snapshot);
  return [
    url,
    ...(note ? [`${note.title}. ${note.words}`] : []),
    `${countText(frames, 'frame')}, ${countText(messages, 'message')}, ↓${bytesText(bytesIn)} ↑${bytesText(bytesOut)}`,
    ...(subprotocol === undefined ? [] : [`Subprotocol: ${subprotocol}`]),
    ...(extensions === undefined ? [] : [`Extensions: ${extensions}`]),
    ...(recording.state === 'failed'
      ? [`Recording failed: ${countText(recording.lostFrames, 'frame')} passed without being recorded.`]
      : []),
    ...(damage === undefined ? [] : [damage]),
    ...(failure ? [failure.message, failure.cause] : []),
  ].join('\n');
}
