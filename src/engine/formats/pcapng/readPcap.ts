import { t } from '../../../contract/l10n.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import type { FileWindow } from './fileWindow.ts';
import { longestPacket, type Packet, type PacketSource } from './packet.ts';

const headerLength = 24;
const recordLength = 16;

/** How classic files begin: with the byte order, and what the second part of times counts. */
const magics: Readonly<Record<string, { little: boolean; perMillisecond: number }>> = {
  a1b2c3d4: { little: false, perMillisecond: 1e3 },
  d4c3b2a1: { little: true, perMillisecond: 1e3 },
  a1b23c4d: { little: false, perMillisecond: 1e6 },
  '4d3cb2a1': { little: true, perMillisecond: 1e6 },
};

export function isPcap(beginning: Uint8Array): boolean {
  return Object.hasOwn(magics, Buffer.from(beginning.subarray(0, 4)).toString('hex'));
}

/** A classic capture file (draft-ietf-opsawg-pcap). */
export class PcapFile implements PacketSource {
  readonly creator = undefined;
  readonly #file: FileWindow;

  constructor(file: FileWindow) {
    this.#file = file;
  }

  async *packets(): AsyncGenerator<Packet> {
    const header = await this.#file.at(0, headerLength);
    if (header.length < headerLength) throw new Unreadable(atByte(header.length), t('the file ends.'));
    const { little, perMillisecond } = magics[header.subarray(0, 4).toString('hex')]!;
    const u32 = (bytes: Buffer, at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
    const link = u32(header, 20) & 0xffff;
    for (let offset = headerLength; offset < this.#file.size;) {
      const record = await this.#file.at(offset, recordLength);
      if (record.length < recordLength) throw ends(offset);
      const length = u32(record, 8);
      if (length > longestPacket) throw new Unreadable(atByte(offset + 8), t('a packet has an absurd length.'));
      const time = timeOf(u32(record, 0), u32(record, 4), perMillisecond);
      const bytes = await this.#file.at(offset + recordLength, length);
      if (bytes.length < length) throw ends(offset);
      yield { time, link, bytes, offset, comments: [] };
      offset += recordLength + length;
    }
  }
}

/** Microseconds as one fraction: a sum of two would not always be what was written. */
function timeOf(seconds: number, rest: number, perMillisecond: number): number {
  if (perMillisecond === 1e3) return (seconds * 1e6 + rest) / 1e3;
  return seconds * 1e3 + rest / perMillisecond;
}

function ends(offset: number): Unreadable {
  return new Unreadable(atByte(offset), t('the file ends within a packet.'));
}
