import type { View } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';

/** Milliseconds from the row before this one in the whole view; undefined for the first one. Markers are rows, too. */
export function rowGap({ frames, messages }: Capture, id: number, time: number, view: View): number | undefined {
  const [before] = view === 'frames' ? [id - 1] : messages.slice(messages.rank(id) - 1, 1);
  const record = before === undefined ? undefined : frames.get(before);
  return record && time - record.time;
}
