/** What a capture that is opened has lost. */
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
    ...missingFiles.map((name) => `${name} is missing`),
    ...(missingBytes > 0 ? [`${plural(missingBytes, 'byte')} at its end did not reach the disk`] : []),
    ...(frames > 0 ? [`${plural(frames, 'frame')} did not reach the disk whole`] : []),
    ...(tail > 0 ? [`${plural(tail, 'byte')} after the last whole frame ${tail === 1 ? 'is' : 'are'} left out`] : []),
    ...(untimed > 0 ? [`when ${plural(untimed, 'frame')} passed is not known`] : []),
  ];
  if (parts.length === 0) return interrupted ? 'The recording was cut short.' : undefined;
  const last = parts.pop()!;
  return `The recording was cut short: ${parts.length === 0 ? '' : `${parts.join(', ')} and `}${last}.`;
}

/** A sentence for a recording that failed while frames went on. */
export function failureDamage(error: Error, lostFrames: number): string {
  const lost = lostFrames === 0 ? 'is' : `and ${plural(lostFrames, 'frame')} after it are`;
  return `The recording failed: ${error.message}. What was not on the disk by then ${lost} missing.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
