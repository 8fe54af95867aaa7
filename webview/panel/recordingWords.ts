/** What is said where nothing is recorded any more: since when, what is lost, why, and what helps. */
import { t } from '../../src/contract/l10n.ts';
import type { SessionSnapshot } from '../../src/contract/model.ts';
import { formatCount } from '../format/amounts.ts';
import { formatMoment } from '../format/times.ts';

export interface RecordingWords {
  /** Stays as it is while frames are lost. */
  what: string;
  lost: string;
  why: string;
  remedy: string;
}

interface Words {
  why: string;
  remedy: string;
}

/** By the error codes of the system (errno): what it means for a capture, and what helps besides clearing. */
const causes: readonly { codes: RegExp; words: () => Words }[] = [
  {
    codes: /\b(?:ENOSPC|EDQUOT)\b/,
    words: () => ({
      why: t('The disk is full'),
      remedy: t('Clearing frees the room of this capture; others can be deleted under Recent Captures.'),
    }),
  },
  {
    codes: /\bEFBIG\b/,
    words: () => ({ why: t('The capture’s file may not grow further'), remedy: t('Clearing begins new files.') }),
  },
  {
    codes: /\b(?:EACCES|EPERM|EROFS)\b/,
    words: () => ({
      why: t('The capture’s folder can no longer be written to'),
      remedy: t('Give its permissions back, then clear.'),
    }),
  },
  {
    codes: /deleted|\bENOENT\b/,
    words: () => ({
      why: t('The capture’s files were deleted'),
      remedy: t('Clearing begins new files; where their folder is gone, too, connect again.'),
    }),
  },
];

function otherwise(): Words {
  return {
    why: t('The disk took no more'),
    remedy: t('See that there is room and that it can be written to, then clear.'),
  };
}

export function recordingWords({ recording, state }: SessionSnapshot, now: number): RecordingWords {
  const { error = '', lostFrames, since } = recording;
  const known = causes.find(({ codes }) => codes.test(error));
  const { why, remedy } = (known?.words ?? otherwise)();
  const ended = state === 'closed';
  const moment = since === undefined ? undefined : formatMoment(since, now);
  return {
    what: ended ? nothingAfter(moment) : nothingSince(moment),
    lost: lostWords(lostFrames, ended),
    why: isSaid(error, known) ? `${why}.` : `${why} (${error.replace(/[.]$/, '')}).`,
    remedy: ended ? t('Connect again once that is mended.') : `${t('The connection goes on.')} ${remedy}`,
  };
}

function nothingAfter(moment: string | undefined): string {
  return moment === undefined ? t('Nothing was recorded to its end.') : t('Nothing was recorded after {0}.', moment);
}

function nothingSince(moment: string | undefined): string {
  return moment === undefined ? t('Nothing has been recorded.') : t('Nothing has been recorded since {0}.', moment);
}

function lostWords(count: number, ended: boolean): string {
  if (count === 0) return ended ? t('No frame passed after that.') : t('No frame has passed since.');
  return count === 1 ? t('1 frame is lost.') : t('{0} frames are lost.', formatCount(count));
}

/** The system's own words say more than ours where they have a code, or where we know nothing. */
function isSaid(error: string, known: unknown): boolean {
  return error === '' || (known !== undefined && !/\bE[A-Z]{2,}\b/.test(error));
}
