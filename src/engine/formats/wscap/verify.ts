import { crc32 } from 'node:zlib';
import { t } from '../../../contract/l10n.ts';
import type { FormatContext } from '../formatContext.ts';
import type { SourceFile } from '../sourceFile.ts';
import { checksumLength } from './container.ts';
import { readContents } from './readContents.ts';

/**
 * Reads all that the streams and the index of a `.wscap` file have, and returns a sentence where that is not what was
 * saved. What is not there is not looked at.
 */
export async function verify(file: SourceFile, context: FormatContext): Promise<string | undefined> {
  const sections = await readContents(file);
  const changed: string[] = [];
  for (const name of ['index', 'in', 'out'] as const) {
    const section = sections[name];
    if (section === undefined) continue;
    const end = section.offset + section.length;
    if (end + checksumLength > file.size) continue;
    let checksum = 0;
    for await (const piece of file.pieces(context, section.offset, end)) checksum = crc32(piece, checksum);
    const written = Buffer.from(await file.read(end, checksumLength)).readUInt32LE();
    if (written !== checksum) changed.push(words(name, section.offset, end - 1));
  }
  return changed.length === 0 ? undefined : t('Not as it was saved: {0}.', changed.join(', '));
}

function words(name: 'index' | 'in' | 'out', from: number, to: number): string {
  switch (name) {
    case 'index':
      return t('the index of frames (bytes {0} to {1})', from, to);
    case 'in':
      return t('what was received (bytes {0} to {1})', from, to);
    case 'out':
      return t('what was sent (bytes {0} to {1})', from, to);
    default:
      return name satisfies never;
  }
}
