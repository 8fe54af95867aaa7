/** Blocks of a pcapng file (draft-ietf-opsawg-pcapng); ours are little-endian, and times are in microseconds. */

export const BlockType = {
  section: 0x0a0d0d0a,
  interface: 1,
  packetObsolete: 2,
  packetSimple: 3,
  names: 4,
  packet: 6,
} as const;

/** Link types (https://www.tcpdump.org/linktypes.html). */
export const LinkType = {
  null: 0,
  ethernet: 1,
  rawOld: 12,
  rawOther: 14,
  raw: 101,
  loop: 108,
  linuxCooked: 113,
  ipv4: 228,
  ipv6: 229,
  linuxCooked2: 276,
} as const;

export const byteOrderMagic = 0x1a2b3c4d;
const Option = { comment: 1, interfaceName: 2, application: 4 } as const;

export function sectionBlock(application: string): Buffer {
  const body = Buffer.alloc(16);
  body.writeUInt32LE(byteOrderMagic, 0);
  body.writeUInt16LE(1, 4);
  // The length of the section is not told.
  body.fill(0xff, 8);
  return block(BlockType.section, body, [option(Option.application, application)]);
}

/** An interface whose packets begin with their IP header. */
export function interfaceBlock(name: string): Buffer {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(LinkType.raw, 0);
  return block(BlockType.interface, body, [option(Option.interfaceName, name)]);
}

/** `address`: 4 or 16 bytes. */
export function nameBlock(address: Uint8Array, name: string): Buffer {
  const value = Buffer.concat([address, Buffer.from(`${name}\0`)]);
  return block(BlockType.names, Buffer.concat([option(address.length === 4 ? 1 : 2, value), Buffer.alloc(4)]), []);
}

/** `time`: milliseconds since the epoch. */
export function packetBlock(packet: Uint8Array, time: number, comments: readonly string[] = []): Buffer {
  const microseconds = Math.round(time * 1000);
  const body = Buffer.alloc(20 + padded(packet.length));
  body.writeUInt32LE(Math.floor(microseconds / 2 ** 32), 4);
  body.writeUInt32LE(microseconds % 2 ** 32, 8);
  body.writeUInt32LE(packet.length, 12);
  body.writeUInt32LE(packet.length, 16);
  body.set(packet, 20);
  return block(
    BlockType.packet,
    body,
    comments.map((comment) => option(Option.comment, comment)),
  );
}

function block(type: number, body: Uint8Array, options: readonly Uint8Array[]): Buffer {
  const all = options.length === 0 ? [] : [...options, Buffer.alloc(4)];
  const length = all.reduce((sum, one) => sum + one.length, 12 + body.length);
  const start = Buffer.alloc(8);
  start.writeUInt32LE(type, 0);
  start.writeUInt32LE(length, 4);
  return Buffer.concat([start, body, ...all, start.subarray(4)]);
}

/** At most 65,535 bytes: what is longer is cut. */
function option(code: number, value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value).subarray(0, 0xffff);
  const made = Buffer.alloc(4 + padded(bytes.length));
  made.writeUInt16LE(code, 0);
  made.writeUInt16LE(bytes.length, 2);
  made.set(bytes, 4);
  return made;
}

export function padded(length: number): number {
  return (length + 3) & ~3;
}
