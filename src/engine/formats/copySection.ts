import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { LogSection } from '../capture/streamLog.ts';

/** Copies a part of a file, as far as it is there, to a file of its own, readable by its owner only. */
export async function copySection({ path, offset, length }: LogSection, to: string): Promise<void> {
  const target = createWriteStream(to, { mode: 0o600 });
  if (length === 0) {
    await new Promise((resolve) => target.end(resolve));
    return;
  }
  await pipeline(createReadStream(path, { start: offset, end: offset + length - 1 }), target);
}
