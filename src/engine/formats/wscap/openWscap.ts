import { t } from '../../../contract/l10n.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Direction } from '../../../contract/model.ts';
import { writeDictionary, type LogSections } from '../../capture/captureFiles.ts';
import { bookmarksFile } from '../../capture/bookmarks.ts';
import { longestMeta, parseMeta, writeMeta } from '../../capture/captureMeta.ts';
import { windowSize } from '../../capture/inflateMessage.ts';
import { replaysFile } from '../../capture/replayLinks.ts';
import type { SourceFile } from '../sourceFile.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import { checksumLength, type Section } from './container.ts';
import { readContents, type Sections } from './readContents.ts';

/** What is beside the record, in files of its own. */
const besides = { bookmarks: bookmarksFile, replays: replaysFile } as const;
const longestBeside = 64 * 1024 * 1024;

/**
 * Makes a capture's folder of a `.wscap` file, with what is small of it; where streams and index are in the file is
 * returned: they are read there. What the file has lost is noted as the capture's damage. Throws an `Unreadable`.
 */
export async function openWscap(file: SourceFile, folder: string, id: string): Promise<LogSections> {
  const sections = await readContents(file);
  const { session } = sections;
  if (session === undefined) throw new Unreadable(atByte(16), t('it has no description of the capture.'));
  const text = await readSection(file, session, longestMeta);
  // Whoever made the file is not to say which other files are read here.
  const { schema, ...meta } = parseMeta(text.bytes.toString());
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const wrong = text.isSound ? [] : [t('The description of the capture is not as it was saved.')];
  wrong.push(...cutOff(file, sections));
  for (const [name, fileName] of Object.entries(besides)) {
    const section = sections[name as keyof typeof besides];
    if (section === undefined || endOf(section) > file.size) continue;
    const { bytes } = await readSection(file, section, longestBeside);
    writeFileSync(join(folder, fileName), bytes, { mode: 0o600 });
  }
  for (const direction of ['in', 'out'] as const) {
    const section = sections[`${direction}.dictionary`];
    if (section === undefined || endOf(section) > file.size || meta.part === undefined) continue;
    const { bytes } = await readSection(file, section, windowSize);
    writeDictionary(folder, direction, meta.part, bytes);
  }
  writeMeta(folder, {
    ...meta,
    id,
    ...(wrong.length === 0 ? {} : { damage: [...told(meta.damage), ...wrong].join(' ') }),
  });
  return {
    in: placeOf(file, sections, 'in'),
    out: placeOf(file, sections, 'out'),
    index: placeOf(file, sections, 'index'),
  };
}

/** A section that is there, and has what was written. */
async function readSection(
  file: SourceFile,
  section: Section,
  longest: number,
): Promise<{ bytes: Buffer; isSound: boolean }> {
  const { name, offset, length } = section;
  if (length > longest) throw new Unreadable(atByte(offset), t('the section “{0}” is too long.', name));
  if (offset + length > file.size) {
    throw new Unreadable(atByte(file.size), t('the file ends within the section “{0}”.', name));
  }
  const whole = Buffer.from(await file.read(offset, length + checksumLength));
  const bytes = whole.subarray(0, length);
  const isSound = whole.length === length + checksumLength && whole.readUInt32LE(length) === crc32(bytes);
  return { bytes, isSound };
}

/** A stream or an index that the file does not have is empty. */
function placeOf(
  { path, size }: SourceFile,
  sections: Sections,
  name: Direction | 'index',
): NonNullable<LogSections['in']> {
  const { offset, length } = sections[name] ?? { offset: size, length: 0 };
  return { path, offset, length };
}

function cutOff({ size }: SourceFile, sections: Sections): string[] {
  const end = Math.max(...Object.values(sections).map(endOf));
  return end > size ? [t('The file ends {0} bytes too early.', end - size)] : [];
}

function endOf({ offset, length }: Section): number {
  return offset + length + checksumLength;
}

function told(damage: string | undefined): string[] {
  return damage === undefined ? [] : [damage];
}
