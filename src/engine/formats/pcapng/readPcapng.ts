import { t } from '../../../contract/l10n.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import { BlockType, byteOrderMagic, padded } from './blocks.ts';
import type { FileWindow } from './fileWindow.ts';
import { longestPacket, type Packet, type PacketSource } from './packet.ts';

const longestCreator = 200;
const mostInterfaces = 65_536;
/** Far more than a block of options has. */
const longestOptions = 1024 * 1024;

interface Interface {
  link: number;
  snapLength: number;
  ticksPerSecond: bigint;
  /** Seconds. */
  offset: bigint;
}

export function isPcapng(beginning: Uint8Array): boolean {
  return Buffer.from(beginning.subarray(0, 4)).toString('hex') === '0a0d0d0a';
}

/** Packets of a pcapng file of any byte order, of all its sections and interfaces. Blocks that are of no use here are skipped. */
export class PcapngFile implements PacketSource {
  readonly #file: FileWindow;
  #creator: string | undefined;
  #little = true;
  #interfaces: Interface[] = [];

  constructor(file: FileWindow) {
    this.#file = file;
  }

  get creator(): string | undefined {
    return this.#creator;
  }

  async *packets(): AsyncGenerator<Packet> {
    for (let offset = 0; offset < this.#file.size;) {
      const start = await this.#file.at(offset, 12);
      if (start.length < 12) throw ends(offset);
      const isSection = start.readUInt32LE(0) === BlockType.section;
      if (isSection) this.#order(start, offset);
      const type = isSection ? BlockType.section : this.#u32(start, 0);
      const length = this.#u32(start, 4);
      if (length < 12 || length % 4 !== 0)
        throw new Unreadable(atByte(offset + 4), t('a block has a length that cannot be.'));
      if (offset + length > this.#file.size) throw ends(offset);
      const packet = await this.#block(type, offset, length);
      if (packet !== undefined) yield packet;
      offset += length;
    }
  }

  #order(start: Buffer, offset: number): void {
    if (start.readUInt32LE(8) === byteOrderMagic) this.#little = true;
    else if (start.readUInt32BE(8) === byteOrderMagic) this.#little = false;
    else throw new Unreadable(atByte(offset + 8), t('the byte order is none.'));
    this.#interfaces = [];
  }

  async #block(type: number, offset: number, length: number): Promise<Packet | undefined> {
    const isPacket = type === BlockType.packet || type === BlockType.packetObsolete || type === BlockType.packetSimple;
    const most = isPacket ? longestPacket + longestOptions : longestOptions;
    if (!isPacket && type !== BlockType.section && type !== BlockType.interface) return undefined;
    if (length > most) throw new Unreadable(atByte(offset + 4), t('a block has an absurd length.'));
    const body = (await this.#file.at(offset, length)).subarray(8, length - 4);
    switch (type) {
      case BlockType.section:
        this.#creator ??= this.#option(body, 16, 4)?.toString().slice(0, longestCreator);
        return undefined;
      case BlockType.interface:
        this.#interface(body, offset);
        return undefined;
      case BlockType.packetSimple:
        return this.#simple(body, offset);
      default:
        return this.#packet(body, offset, type === BlockType.packetObsolete);
    }
  }

  #interface(body: Buffer, offset: number): void {
    if (body.length < 8) throw new Unreadable(atByte(offset), t('a block is too short.'));
    if (this.#interfaces.length === mostInterfaces)
      throw new Unreadable(atByte(offset), t('there are too many interfaces.'));
    const resolution = this.#option(body, 8, 9)?.[0] ?? 6;
    const exponent = BigInt(Math.min(resolution & 0x7f, 60));
    const shift = this.#option(body, 8, 14);
    this.#interfaces.push({
      link: this.#u16(body, 0),
      snapLength: this.#u32(body, 4),
      ticksPerSecond: resolution < 0x80 ? 10n ** (exponent > 18n ? 18n : exponent) : 2n ** exponent,
      offset: shift?.length !== 8 ? 0n : this.#little ? shift.readBigInt64LE() : shift.readBigInt64BE(),
    });
  }

  #packet(body: Buffer, offset: number, isObsolete: boolean): Packet {
    if (body.length < 20) throw new Unreadable(atByte(offset), t('a block is too short.'));
    const from = this.#interfaces[isObsolete ? this.#u16(body, 0) : this.#u32(body, 0)];
    if (from === undefined)
      throw new Unreadable(atByte(offset + 8), t('a packet is of an interface that is not there.'));
    const length = this.#u32(body, 12);
    if (length > body.length - 20) throw new Unreadable(atByte(offset + 20), t('a packet is longer than its block.'));
    return {
      time: this.#time(from, this.#u32(body, 4), this.#u32(body, 8)),
      link: from.link,
      bytes: body.subarray(20, 20 + length),
      offset,
      comments: this.#comments(body, 20 + padded(length)),
    };
  }

  /** It has no time, and is of the first interface. */
  #simple(body: Buffer, offset: number): Packet {
    const [from] = this.#interfaces;
    if (from === undefined || body.length < 4) {
      throw new Unreadable(atByte(offset + 8), t('a packet is of an interface that is not there.'));
    }
    const snapped = from.snapLength === 0 ? Infinity : from.snapLength;
    const length = Math.min(this.#u32(body, 0), snapped, body.length - 4);
    return { time: undefined, link: from.link, bytes: body.subarray(4, 4 + length), offset, comments: [] };
  }

  #time({ ticksPerSecond, offset }: Interface, high: number, low: number): number {
    if (ticksPerSecond === 1_000_000n && offset === 0n) return (high * 2 ** 32 + low) / 1000;
    const ticks = (BigInt(high) << 32n) + BigInt(low);
    const seconds = ticks / ticksPerSecond + offset;
    return Number(seconds) * 1000 + (Number(ticks % ticksPerSecond) * 1000) / Number(ticksPerSecond);
  }

  #comments(body: Buffer, from: number): string[] {
    const comments: string[] = [];
    this.#options(body, from, (code, value) => {
      if (code === 1) comments.push(value.toString());
      return true;
    });
    return comments;
  }

  #option(body: Buffer, from: number, wanted: number): Buffer | undefined {
    let found: Buffer | undefined;
    this.#options(body, from, (code, value) => {
      if (code === wanted) found = value;
      return found === undefined;
    });
    return found;
  }

  /** As far as they can be read: what they say is never needed. */
  #options(body: Buffer, from: number, visit: (code: number, value: Buffer) => boolean): void {
    for (let at = from; at + 4 <= body.length;) {
      const code = this.#u16(body, at);
      const length = this.#u16(body, at + 2);
      if (code === 0 || at + 4 + length > body.length) return;
      if (!visit(code, body.subarray(at + 4, at + 4 + length))) return;
      at += 4 + padded(length);
    }
  }

  #u16(bytes: Buffer, at: number): number {
    return this.#little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }

  #u32(bytes: Buffer, at: number): number {
    return this.#little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }
}

function ends(offset: number): Unreadable {
  return new Unreadable(atByte(offset), t('the file ends within a block.'));
}
