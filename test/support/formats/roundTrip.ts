/** Saves a capture in a format and opens the file again. */
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import type { FormatName } from '../../../src/contract/formats.ts';
import type { View } from '../../../src/contract/model.ts';
import { Conversation } from '../../../src/engine/formats/conversation.ts';
import { exportFile } from '../../../src/engine/formats/exportFile.ts';
import { unattended } from '../../../src/engine/formats/formatContext.ts';
import { importFile } from '../../../src/engine/formats/importFile.ts';
import { openedCapture, temporaryFolder, type TestCapture } from '../captures.ts';

export type OpenedCapture = ReturnType<typeof openedCapture>;

/** The file's path; the file is gone when the test is over. */
export async function saved(
  { capture, reader }: Pick<TestCapture, 'capture' | 'reader'>,
  format: FormatName,
  view: View = 'frames',
): Promise<string> {
  const path = join(temporaryFolder(), `saved.${format}`);
  await exportFile(new Conversation(capture, reader), { path, format, view }, unattended);
  return path;
}

/** What is in a file. */
export async function openedFile(path: string, context = unattended): Promise<OpenedCapture[]> {
  const folder = temporaryFolder();
  const newPlace = (): { id: string; folder: string } => {
    const id = `opened-${readdirSync(folder).length}`;
    return { id, folder: join(folder, id) };
  };
  const places = await importFile(path, newPlace, context);
  return places.map((place) => openedCapture(place.folder));
}
