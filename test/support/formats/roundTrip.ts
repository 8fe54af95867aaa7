/** Saves a capture in a format and opens the file again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FormatName } from '../../../src/contract/formats.ts';
import type { View } from '../../../src/contract/model.ts';
import { ownerHere } from '../../../src/engine/capture/captureOwner.ts';
import { Conversation } from '../../../src/engine/formats/conversation.ts';
import { exportFile } from '../../../src/engine/formats/exportFile.ts';
import { unattended } from '../../../src/engine/formats/formatContext.ts';
import { OpenedFiles } from '../../../src/engine/openedFiles.ts';
import type { StoredSession } from '../../../src/engine/storedSession.ts';
import { WorkFolders } from '../../../src/engine/workFolders.ts';
import { temporaryFolder, type TestCapture } from '../captures.ts';

/** The file's path; the file is gone when the test is over. */
export async function saved(
  { capture, reader }: Pick<TestCapture, 'capture' | 'reader'>,
  format: FormatName,
  view: View = 'frames',
): Promise<string> {
  const path = join(temporaryFolder(), `saved.${format}`);
  await exportFile(new Conversation(capture, reader), { path, format, view }, unattended, newPlace);
  return path;
}

/** For what is made meanwhile. */
export function newPlace(): { id: string; folder: string } {
  return { id: 'place', folder: join(temporaryFolder(), 'place') };
}

/** What is in a file, as sessions; they are closed when the test is over. */
export async function openedFile(path: string, context = unattended): Promise<StoredSession[]> {
  const folders = new WorkFolders(temporaryFolder(), ownerHere('test'));
  const files = new OpenedFiles(folders, () => undefined);
  const sessions = await files.open(path, context);
  onTestFinished(async () => {
    for (const session of sessions) await session.dispose();
  });
  return sessions;
}

/** What is in a HAR that is given, or its text. */
export async function openedHar(har: unknown): Promise<StoredSession[]> {
  const path = join(temporaryFolder(), 'some.har');
  writeFileSync(path, typeof har === 'string' ? har : JSON.stringify(har));
  return openedFile(path);
}
