/** What is said where nothing is recorded any more: since when, what is lost, why, and what helps. */
import type { SessionSnapshot } from '../../src/contract/model.ts';
import { formatPlural } from '../format/amounts.ts';
import { formatMoment } from '../format/times.ts';

export interface RecordingWords {
  /** Stays as it is while frames are lost. */
  what: string;
  lost: string;
  why: string;
  remedy: string;
}

/** By the error codes of the system (errno): what it means for a capture, and what helps besides clearing. */
const causes: readonly { codes: RegExp; why: string; remedy: string }[] = [
  {
    codes: /\b(?:ENOSPC|EDQUOT)\b/,
    why: 'The disk is full',
    remedy: 'Clearing frees the room of this capture; others can be deleted under Recent Captures.',
  },
  { codes: /\bEFBIG\b/, why: 'The capture’s file may not grow further', remedy: 'Clearing begins new files.' },
  {
    codes: /\b(?:EACCES|EPERM|EROFS)\b/,
    why: 'The capture’s folder can no longer be written to',
    remedy: 'Give its permissions back, then clear.',
  },
  {
    codes: /deleted|\bENOENT\b/,
    why: 'The capture’s files were deleted',
    remedy: 'Clearing begins new files; where their folder is gone, too, connect again.',
  },
];

const otherwise = {
  why: 'The disk took no more',
  remedy: 'See that there is room and that it can be written to, then clear.',
};

export function recordingWords({ recording, state }: SessionSnapshot, now: number): RecordingWords {
  const { error = '', lostFrames, since } = recording;
  const known = causes.find(({ codes }) => codes.test(error));
  const { why, remedy } = known ?? otherwise;
  const ended = state === 'closed';
  const moment = since === undefined ? '' : ` since ${formatMoment(since, now)}`;
  const until = since === undefined ? ' to its end' : ` after ${formatMoment(since, now)}`;
  const lost = `${formatPlural(lostFrames, 'frame')} ${lostFrames === 1 ? 'is' : 'are'} lost.`;
  const none = ended ? 'No frame passed after that.' : 'No frame has passed since.';
  return {
    what: ended ? `Nothing was recorded${until}.` : `Nothing has been recorded${moment}.`,
    lost: lostFrames === 0 ? none : lost,
    why: isSaid(error, known) ? `${why}.` : `${why} (${error.replace(/[.]$/, '')}).`,
    remedy: ended ? 'Connect again once that is mended.' : `The connection goes on. ${remedy}`,
  };
}

/** The system's own words say more than ours where they have a code, or where we know nothing. */
function isSaid(error: string, known: unknown): boolean {
  return error === '' || (known !== undefined && !/\bE[A-Z]{2,}\b/.test(error));
}
