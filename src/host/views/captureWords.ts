/** Captures in few words, for trees and picks. */
import { t, textLanguage } from '../../contract/l10n.ts';
import type { CaptureInfo } from '../../contract/model.ts';
import { bytesText, framesText } from '../amounts.ts';

/** As short as it can be told: `16:20`, `yesterday 16:20`, `2 Mar 16:20`, `2 Mar 2025`. */
export function whenText(time: number, now: number): string {
  const then = new Date(time);
  const today = new Date(now);
  const clock = `${twoDigits(then.getHours())}:${twoDigits(then.getMinutes())}`;
  if (isSameDay(then, today)) return clock;
  if (isSameDay(then, new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)))
    return t('yesterday {0}', clock);
  const year = then.getFullYear();
  return year === today.getFullYear() ? `${dateText(then)} ${clock}` : `${dateText(then)} ${year}`;
}

/** Day and month: `2 Mar`, in German `2. März`. */
function dateText(date: Date): string {
  const language = textLanguage();
  // The English of America would have it the other way round.
  if (language === 'en') return `${date.getDate()} ${date.toLocaleDateString('en', { month: 'short' })}`;
  return date.toLocaleDateString(language, { day: 'numeric', month: 'short' });
}

/** Behind the label: `interrupted · 16:20 · 1,204 frames · 340 kB`. */
export function captureDescription(capture: CaptureInfo, now: number): string {
  return [...stateWords(capture), whenText(capture.started, now), ...amounts(capture)].join(' · ');
}

/** All that is known, a fact a line. */
export function captureTooltip(capture: CaptureInfo, now: number): string {
  const { url, started, pinned, recording, interrupted } = capture;
  return [
    url,
    t('Recorded {0}: {1} on the disk', whenText(started, now), amounts(capture).join(', ')),
    ...(pinned ? [t('Pinned: it is kept whatever the limit of all captures is.')] : []),
    ...(recording ? [t('Another window is recording it.')] : []),
    ...(capture.credentials ? [t('It holds credentials as they were sent.')] : []),
    ...(interrupted ? [t('The recording was interrupted: what is after its last whole frame is left out.')] : []),
  ].join('\n');
}

/** For a screen reader. */
export function captureLabel(capture: CaptureInfo, now: number): string {
  const { label, pinned, started } = capture;
  const words = [...(pinned ? [t('pinned')] : []), ...stateWords(capture), whenText(started, now), ...amounts(capture)];
  return [label, ...words, ...(capture.credentials ? [t('holds credentials')] : [])].join(', ');
}

function stateWords({ recording, interrupted }: CaptureInfo): string[] {
  return [...(recording ? [t('recording')] : []), ...(interrupted ? [t('interrupted')] : [])];
}

function amounts({ frames, bytes }: CaptureInfo): string[] {
  return [framesText(frames), bytesText(bytes)];
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
