/** Capture files of a network byte by byte, right ones and wrong ones; shares no code with what is tested. */

export type LinkName = 'ethernet' | 'vlan' | 'raw' | 'null' | 'loop' | 'cooked' | 'cooked2';

const links: Readonly<Record<LinkName, number>> = {
  ...{ ethernet: 1, vlan: 1, raw: 101, null: 0, loop: 108, cooked: 113, cooked2: 276 },
};

export interface PlainSegment {
  /** `a` is the client. */
  from: 'a' | 'b';
  sequence: number;
  payload?: Uint8Array | string;
  flags?: string;
  /** Milliseconds since the epoch; 1 ms after the one before unless said otherwise. */
  time?: number;
  /** Bytes of the packet that were captured. */
  captured?: number;
}

export interface PlainOptions {
  link?: LinkName;
  version?: 4 | 6;
  ports?: { a: number; b: number };
}

export interface PlainPacket {
  time: number;
  bytes: Buffer;
  length: number;
}

/** Segments as packets of a link. */
export function packets(segments: readonly PlainSegment[], options: PlainOptions = {}): PlainPacket[] {
  let time = Date.UTC(2026, 0, 2);
  return segments.map((segment) => {
    time = segment.time ?? time + 1;
    const bytes = framed(ipPacket(segment, options), options);
    return { time, bytes: bytes.subarray(0, segment.captured ?? bytes.length), length: bytes.length };
  });
}

export function pcapFile(
  all: readonly PlainPacket[],
  { link = 'ethernet', big = false, nanoseconds = false }: PlainOptions & { big?: boolean; nanoseconds?: boolean } = {},
): Buffer {
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (big) bytes.writeUInt32BE(value);
    else bytes.writeUInt32LE(value);
    return bytes;
  };
  const magic = number(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4);
  const version = big ? Buffer.from('00020004', 'hex') : Buffer.from('02000400', 'hex');
  const parts = [magic, version, number(0), number(0), number(262_144), number(links[link])];
  for (const { time, bytes, length } of all) {
    const seconds = Math.floor(time / 1000);
    const rest = Math.round((time - seconds * 1000) * (nanoseconds ? 1e6 : 1e3));
    parts.push(number(seconds), number(rest), number(bytes.length), number(length), bytes);
  }
  return Buffer.concat(parts);
}

/** `resolution`: of the times, as a power of ten. `simple`: without times. */
export function pcapngFile(
  all: readonly PlainPacket[],
  {
    link = 'ethernet',
    big = false,
    resolution = 6,
    simple = false,
  }: PlainOptions & {
    big?: boolean;
    resolution?: number;
    simple?: boolean;
  } = {},
): Buffer {
  const u32 = (...values: number[]): Buffer => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [i, value] of values.entries()) {
      if (big) bytes.writeUInt32BE(value, 4 * i);
      else bytes.writeUInt32LE(value, 4 * i);
    }
    return bytes;
  };
  const u16 = (...values: number[]): Buffer => {
    const bytes = Buffer.alloc(2 * values.length);
    for (const [i, value] of values.entries()) {
      if (big) bytes.writeUInt16BE(value, 2 * i);
      else bytes.writeUInt16LE(value, 2 * i);
    }
    return bytes;
  };
  const block = (type: number, body: Buffer): Buffer => {
    const padding = Buffer.alloc((4 - (body.length % 4)) % 4);
    const length = 12 + body.length + padding.length;
    return Buffer.concat([u32(type, length), body, padding, u32(length)]);
  };
  const option = (code: number, value: Buffer): Buffer =>
    Buffer.concat([u16(code, value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
  const section = Buffer.concat([
    u32(0x1a2b3c4d),
    u16(1, 0),
    u32(0xffffffff, 0xffffffff),
    option(4, Buffer.from('plain')),
  ]);
  const from = Buffer.concat([u16(links[link], 0), u32(0), option(9, Buffer.of(resolution)), u32(0)]);
  const parts = [block(0x0a0d0d0a, section), block(1, from), block(0xbad, Buffer.from('of no use'))];
  for (const { time, bytes, length } of all) {
    const ticks = (BigInt(Math.round(time * 1000)) * 10n ** BigInt(resolution)) / 1_000_000n;
    if (simple) parts.push(block(3, Buffer.concat([u32(length), bytes])));
    else {
      const head = u32(0, Number(ticks >> 32n), Number(ticks & 0xffffffffn), bytes.length, length);
      parts.push(block(6, Buffer.concat([head, bytes])));
    }
  }
  return Buffer.concat(parts);
}

function ipPacket(segment: PlainSegment, { version = 4, ports = { a: 50_000, b: 9001 } }: PlainOptions): Buffer {
  const { from, sequence, payload = '', flags = 'A' } = segment;
  const data = Buffer.from(payload as Uint8Array);
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(ports[from], 0);
  tcp.writeUInt16BE(ports[from === 'a' ? 'b' : 'a'], 2);
  tcp.writeUInt32BE(sequence >>> 0, 4);
  tcp[12] = 0x50;
  tcp[13] = Array.from(flags, (flag) => 1 << 'FSRPA'.indexOf(flag)).reduce((all, bit) => all | bit, 0);
  const length = tcp.length + data.length;
  const host = (side: 'a' | 'b'): number => (side === 'a' ? 1 : 2);
  const to = from === 'a' ? 'b' : 'a';
  if (version === 6) {
    const ip = Buffer.alloc(40);
    ip[0] = 0x60;
    ip.writeUInt16BE(length + 8, 4);
    ip[7] = 64;
    ip[23] = host(from);
    ip[39] = host(to);
    // A header of options for each hop stands before TCP's.
    return Buffer.concat([ip, Buffer.from('0600010400000000', 'hex'), tcp, data]);
  }
  const ip = Buffer.alloc(20);
  ip[0] = 0x45;
  ip.writeUInt16BE(20 + length, 2);
  ip[8] = 64;
  ip[9] = 6;
  ip.set([10, 0, 0, host(from)], 12);
  ip.set([10, 0, 0, host(to)], 16);
  return Buffer.concat([ip, tcp, data]);
}

function framed(ip: Buffer, { link = 'ethernet', version = 4 }: PlainOptions): Buffer {
  const type = version === 4 ? '0800' : '86dd';
  switch (link) {
    case 'ethernet':
      // Short ones are filled up.
      return Buffer.concat([Buffer.alloc(12), Buffer.from(type, 'hex'), ip, Buffer.alloc(Math.max(0, 46 - ip.length))]);
    case 'vlan':
      return Buffer.concat([Buffer.alloc(12), Buffer.from(`81000017${type}`, 'hex'), ip]);
    case 'raw':
      return ip;
    case 'null':
      return Buffer.concat([Buffer.from(version === 4 ? '02000000' : '1e000000', 'hex'), ip]);
    case 'loop':
      return Buffer.concat([Buffer.from(version === 4 ? '00000002' : '0000001c', 'hex'), ip]);
    case 'cooked':
      return Buffer.concat([Buffer.alloc(14), Buffer.from(type, 'hex'), ip]);
    case 'cooked2':
      return Buffer.concat([Buffer.from(type, 'hex'), Buffer.alloc(18), ip]);
    default:
      return link satisfies never;
  }
}
