/** What a capture that is opened has lost. */
import { t } from '../../contract/l10n.ts';
export interface Losses {
  /** Nobody ended it: a crash did. */
  interrupted: boolean;
  /** Names of files that are not there. */
  missingFiles: readonly string[];
  /** Bytes after the last whole frame. */
  tail: number;
  /** Bytes that passed and are not in the streams. */
  missingBytes: number;
  /** Frames that the index has, and whose bytes are not there. */
  frames: number;
  /** Frames that are there, and that the index did not have. */
  untimed: number;
}

/** A sentence for the person; undefined where nothing was lost. */
export function damageOf(losses: Losses): string | undefined {
  const { interrupted, missingFiles, tail, missingBytes, frames, untimed } = losses;
  const parts = [
    ...missingFiles.map((name) => t('{0} is missing', name)),
    ...said(missingBytes, t('1 byte at its end did not reach the disk'), (count) =>
      t('{0} bytes at its end did not reach the disk', count),
    ),
    ...said(frames, t('1 frame did not reach the disk whole'), (count) =>
      t('{0} frames did not reach the disk whole', count),
    ),
    ...said(tail, t('1 byte after the last whole frame is left out'), (count) =>
      t('{0} bytes after the last whole frame are left out', count),
    ),
    ...said(untimed, t('when 1 frame passed is not known'), (count) => t('when {0} frames passed is not known', count)),
  ];
  if (parts.length === 0) return interrupted ? t('The recording was cut short.') : undefined;
  const last = parts.pop()!;
  return t('The recording was cut short: {0}.', parts.length === 0 ? last : t('{0} and {1}', parts.join(', '), last));
}

/** Nothing of none. */
function said(count: number, one: string, more: (count: number) => string): string[] {
  return count <= 0 ? [] : [count === 1 ? one : more(count)];
}

/** What a recording fails with when its files are gone. */
export const filesDeleted = 'its files were deleted';

/** A sentence for a recording that failed while frames went on. */
export function failureDamage(error: Error, lostFrames: number): string {
  const why = error.message === filesDeleted ? t('its files were deleted') : error.message;
  if (lostFrames === 0) {
    return t('The recording failed: {0}. What was not on the disk by then is missing.', why);
  }
  return lostFrames === 1
    ? t('The recording failed: {0}. What was not on the disk by then and 1 frame after it are missing.', why)
    : t(
        'The recording failed: {0}. What was not on the disk by then and {1} frames after it are missing.',
        why,
        lostFrames,
      );
}
