/** Captures in few words, for trees and picks. */
import type { CaptureInfo } from '../../contract/model.ts';
import { bytesText, countText } from './sessionWords.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As short as it can be told: `16:20`, `yesterday 16:20`, `2 Mar 16:20`, `2 Mar 2025`. */
export function whenText(time: number, now: number): string {
  const then = new Date(time);
  const today = new Date(now);
  const clock = `${twoDigits(then.getHours())}:${twoDigits(then.getMinutes())}`;
  const date = `${then.getDate()} ${months[then.getMonth()]!}`;
  if (isSameDay(then, today)) return clock;
  if (isSameDay(then, new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)))
    return `yesterday ${clock}`;
  return then.getFullYear() === today.getFullYear() ? `${date} ${clock}` : `${date} ${then.getFullYear()}`;
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
    `Recorded ${whenText(started, now)}: ${amounts(capture).join(', ')} on the disk`,
    ...(pinned ? ['Pinned: it is kept whatever the limit of all captures is.'] : []),
    ...(recording ? ['Another window is recording it.'] : []),
    ...(capture.credentials ? ['It holds credentials as they were sent.'] : []),
    ...(interrupted ? ['The recording was interrupted: what is after its last whole frame is left out.'] : []),
  ].join('\n');
}

/** For a screen reader. */
export function captureLabel(capture: CaptureInfo, now: number): string {
  const { label, pinned, started } = capture;
  const words = [...(pinned ? ['pinned'] : []), ...stateWords(capture), whenText(started, now), ...amounts(capture)];
  return [label, ...words, ...(capture.credentials ? ['holds credentials'] : [])].join(', ');
}

function stateWords({ recording, interrupted }: CaptureInfo): string[] {
  return [...(recording ? ['recording'] : []), ...(interrupted ? ['interrupted'] : [])];
}

function amounts({ frames, bytes }: CaptureInfo): string[] {
  return [countText(frames, 'frame'), bytesText(bytes)];
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
