import { t } from '../../../contract/l10n.ts';
import type { SourceFile } from '../sourceFile.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import {
  containerVersion,
  converters,
  longestContents,
  preambleLength,
  sectionNames,
  type Section,
  type SectionName,
} from './container.ts';

export type Sections = Partial<Record<SectionName, Section>>;

/** Where what is in a `.wscap` file; of sections that this version does not know nothing is said. Throws an `Unreadable`. */
export async function readContents(file: SourceFile): Promise<Sections> {
  const preamble = Buffer.from(await file.read(0, preambleLength));
  if (preamble.length < preambleLength) throw new Unreadable(atByte(preamble.length), t('the file ends.'));
  const version = preamble.readUInt32LE(8);
  const length = preamble.readUInt32LE(12);
  if (version > containerVersion) {
    throw new Unreadable(
      atByte(8),
      t(
        'it was saved by a newer version of the extension: its format is {0}, this version reads {1}.',
        version,
        containerVersion,
      ),
    );
  }
  if (version !== containerVersion && !Object.hasOwn(converters, version)) {
    throw new Unreadable(atByte(8), t('the version is none that ever was.'));
  }
  if (length > longestContents) throw new Unreadable(atByte(12), t('the table of contents is too long.'));
  let contents = parsed(Buffer.from(await file.read(preambleLength, length)));
  for (let from = version; from < containerVersion; from++) contents = converters[from]!(contents);
  return sectionsOf(contents, preambleLength + length);
}

function parsed(bytes: Buffer): object {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // It is told below.
  }
  throw new Unreadable(atByte(preambleLength), t('the table of contents is damaged.'));
}

/** `from`: where the first one may begin. */
function sectionsOf(contents: object, from: number): Sections {
  const { sections } = contents as { sections?: unknown };
  const damaged = new Unreadable(atByte(preambleLength), t('the table of contents is damaged.'));
  if (!Array.isArray(sections)) throw damaged;
  const found: Sections = {};
  for (const section of sections as unknown[]) {
    if (typeof section !== 'object' || section === null) throw damaged;
    const { name, offset, length } = section as Partial<Record<keyof Section, unknown>>;
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length)) throw damaged;
    if ((offset as number) < from || (length as number) < 0) throw damaged;
    if (!sectionNames.includes(name as SectionName)) continue;
    if (found[name as SectionName] !== undefined) throw damaged;
    found[name as SectionName] = { name: name as SectionName, offset: offset as number, length: length as number };
  }
  return found;
}
