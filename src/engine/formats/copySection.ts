import { open } from 'node:fs/promises';
import type { LogSection } from '../capture/streamLog.ts';
import { unattended } from './formatContext.ts';
import { SourceFile } from './sourceFile.ts';

/** Copies a part of a file, as far as it is there, to a new file of its own, readable by its owner only. */
export async function copySection({ path, offset, length }: LogSection, to: string): Promise<void> {
  const source = await SourceFile.open(path);
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const end = Math.min(source.size, offset + length);
      for await (const piece of source.pieces(unattended, offset, end)) await target.writeFile(piece);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
