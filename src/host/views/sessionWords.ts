/** Sessions in few words: for titles, trees and the status bar. */
import { t, textLanguage } from '../../contract/l10n.ts';
import type { SessionSnapshot, SessionState } from '../../contract/model.ts';
import { unverifiedNow, unverifiedTitle, unverifiedWords } from '../../contract/unverified.ts';
import { bytesText, framesText, grouped, messagesText, rateText } from '../amounts.ts';

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

/** `↓1.2k/s ↑3/s`. */
export function ratesText({ rateIn, rateOut }: SessionSnapshot): string {
  return `↓${rateText(rateIn)} ↑${rateText(rateOut)}`;
}

/** The state; of a closed session how it ended: `closed 1000`, `failed`. */
export function endText({ state, close, failure, opened }: SessionSnapshot): string {
  if (state !== 'closed') return stateWord(state);
  if (opened === undefined && failure) return t('failed');
  return close ? t('closed {0}', close.code) : stateWord(state);
}

export function stateWord(state: SessionState): string {
  switch (state) {
    case 'connecting':
      return t('connecting');
    case 'open':
      return t('open');
    case 'closing':
      return t('closing');
    case 'reconnecting':
      return t('reconnecting');
    case 'closed':
      return t('closed');
    default:
      return state satisfies never;
  }
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
  return note ? `${t('certificate not verified')} · ${counts}` : counts;
}

/** Where several of one name are to be told apart: `16:20:01 · 88,310 ↓1.2k/s ↑3/s`. */
export function sessionChoice(snapshot: SessionSnapshot): string {
  return `${clockText(snapshot.started)} · ${sessionDescription(snapshot)}`;
}

/** To the second, as the language writes it. */
export function clockText(time: number): string {
  return new Date(time).toLocaleTimeString(textLanguage(), { hourCycle: 'h23' });
}

function countsText(snapshot: SessionSnapshot): string {
  const { state, frames, recording } = snapshot;
  if (state === 'connecting') return t('connecting…');
  if (recording.state === 'failed') return `${t('not recording')} · ${grouped(frames)}`;
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
    `${framesText(frames)}, ${messagesText(messages)}, ↓${bytesText(bytesIn)} ↑${bytesText(bytesOut)}`,
    ...(subprotocol === undefined ? [] : [t('Subprotocol: {0}', subprotocol)]),
    ...(extensions === undefined ? [] : [t('Extensions: {0}', extensions)]),
    ...(recording.state === 'failed' ? [lostText(recording.lostFrames)] : []),
    ...(damage === undefined ? [] : [damage]),
    ...(failure ? [failure.message, failure.cause] : []),
  ].join('\n');
}

function lostText(frames: number): string {
  return frames === 1
    ? t('Recording failed: 1 frame passed without being recorded.')
    : t('Recording failed: {0} frames passed without being recorded.', grouped(frames));
}
