const tcp = 6;
/** Headers of IPv6 that may stand before TCP's (RFC 8200 §4.1): hop by hop, routing, destination. */
const extensions = new Set([0, 43, 60]);
const mostExtensions = 8;

/** What of a TCP segment is looked at. */
export interface ReadSegment {
  /** Address and port, as text: `10.0.0.1:80`, `[::1]:80`. */
  from: string;
  to: string;
  sequence: number;
  syn: boolean;
  ack: boolean;
  fin: boolean;
  rst: boolean;
  payload: Buffer;
  /** Bytes at the payload's end that were not captured. */
  missing: number;
}

/** The segment in an IP packet; undefined where it has none, or not all of its headers. */
export function tcpIn(packet: Buffer): ReadSegment | undefined {
  if (packet.length < 20) return undefined;
  const version = packet[0]! >> 4;
  if (version === 4) return inIpv4(packet);
  return version === 6 ? inIpv6(packet) : undefined;
}

function inIpv4(packet: Buffer): ReadSegment | undefined {
  const headerLength = (packet[0]! & 15) * 4;
  // Where the network card cuts packets, or puts them together, they have no length (0).
  const total = packet.readUInt16BE(2) || packet.length;
  const isFragment = (packet.readUInt16BE(6) & 0x3fff) !== 0;
  if (packet[9] !== tcp || isFragment || headerLength < 20 || total < headerLength) return undefined;
  const address = (at: number): string => packet.subarray(at, at + 4).join('.');
  return segment(packet.subarray(headerLength, total), total - headerLength, address(12), address(16));
}

function inIpv6(packet: Buffer): ReadSegment | undefined {
  if (packet.length < 40) return undefined;
  const total = 40 + packet.readUInt16BE(4);
  const end = total === 40 ? packet.length : total;
  let next = packet[6]!;
  let at = 40;
  for (let i = 0; i < mostExtensions && extensions.has(next) && at + 2 <= packet.length; i++) {
    next = packet[at]!;
    at += (packet[at + 1]! + 1) * 8;
  }
  if (next !== tcp || end < at) return undefined;
  return segment(packet.subarray(at, end), end - at, ipv6Text(packet, 8), ipv6Text(packet, 24));
}

/** `length`: of the segment on the wire. */
function segment(bytes: Buffer, length: number, source: string, target: string): ReadSegment | undefined {
  if (bytes.length < 20) return undefined;
  const headerLength = (bytes[12]! >> 4) * 4;
  if (headerLength < 20 || headerLength > length) return undefined;
  const flags = bytes[13]!;
  return {
    from: `${source}:${bytes.readUInt16BE(0)}`,
    to: `${target}:${bytes.readUInt16BE(2)}`,
    sequence: bytes.readUInt32BE(4),
    syn: (flags & 0x02) !== 0,
    ack: (flags & 0x10) !== 0,
    fin: (flags & 0x01) !== 0,
    rst: (flags & 0x04) !== 0,
    payload: bytes.subarray(headerLength),
    missing: length - Math.max(headerLength, bytes.length),
  };
}

function ipv6Text(packet: Buffer, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => packet.readUInt16BE(at + 2 * i).toString(16));
  const zeros = /(?:^|:)0(?::0)+(?::|$)/;
  return `[${groups.join(':').replace(zeros, '::')}]`;
}
