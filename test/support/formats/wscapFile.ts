/** `.wscap` files byte by byte after docs/capture-format.md, right ones and wrong ones; shares no code with what is tested. */
import { readFileSync } from 'node:fs';

export interface PlainSection {
  name: string;
  bytes: Uint8Array;
  /** What the table of contents says, where it is not true. */
  offset?: number;
  length?: number;
}

/** The bytes of such a file. */
export function wscapFile(
  sections: readonly PlainSection[],
  { version = 1, contents }: { version?: number; contents?: string } = {},
): Buffer {
  const room = contents?.length ?? 2048;
  const parts: Buffer[] = [];
  let at = 16 + room;
  const entries = sections.map(({ name, bytes, offset = at, length = bytes.length }) => {
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(crc32(bytes));
    parts.push(Buffer.from(bytes), checksum);
    at += bytes.length + 4;
    return { name, offset, length };
  });
  const preamble = Buffer.from('895753434150 0d0a 00000000 00000000'.replaceAll(' ', ''), 'hex');
  preamble.writeUInt32LE(version, 8);
  preamble.writeUInt32LE(room, 12);
  const table = contents ?? JSON.stringify({ sections: entries });
  return Buffer.concat([preamble, Buffer.from(table.padEnd(room)), ...parts]);
}

/** What is in such a file. */
export function sectionsIn(file: string | Buffer): PlainSection[] {
  const bytes = typeof file === 'string' ? readFileSync(file) : file;
  const { sections } = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString()) as {
    sections: { name: string; offset: number; length: number }[];
  };
  return sections.map(({ name, offset, length }) => ({ name, bytes: bytes.subarray(offset, offset + length) }));
}

/** As ISO 3309 has it, bit by bit. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ ((crc & 1) === 0 ? 0 : 0xedb88320);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
