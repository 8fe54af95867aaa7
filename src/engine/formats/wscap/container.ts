/** The layout of a `.wscap` file; see docs/capture-format.md. Numbers are little-endian. */

/** As no text begins, and as shows what was changed on the way: PNG's begins likewise. */
export const magic = Uint8Array.of(0x89, 0x57, 0x53, 0x43, 0x41, 0x50, 0x0d, 0x0a);

/** Raised when a reader of the version before would read something wrong. */
export const containerVersion = 1;

/** Magic, version (u32), length of the table of contents (u32). */
export const preambleLength = 16;

/** Far longer than any that is written. */
export const longestContents = 64 * 1024;

/** What a file holds, in this order. Bookmarks, replays and dictionaries are absent where there are none. */
export const sectionNames = [
  'session',
  'bookmarks',
  'replays',
  'in.dictionary',
  'out.dictionary',
  'index',
  'in',
  'out',
] as const;
export type SectionName = (typeof sectionNames)[number];

export interface Section {
  name: SectionName;
  /** Of its first byte in the file. Four bytes follow its last one: the CRC-32 of all of it (u32). */
  offset: number;
  length: number;
}

/** The table of contents, as JSON. */
export interface Contents {
  sections: Section[];
}

/** The length of what follows a section. */
export const checksumLength = 4;

/** What makes the contents of each earlier version those of the next; there is none yet. */
export const converters: Readonly<Record<number, (contents: object) => object>> = {};

/** Sections one after the other, behind a table of contents that is `length` bytes long. */
export function placed(lengths: readonly { name: SectionName; length: number }[], length: number): Section[] {
  let offset = preambleLength + length;
  return lengths.map(({ name, length: own }) => {
    const section = { name, offset, length: own };
    offset += own + checksumLength;
    return section;
  });
}
