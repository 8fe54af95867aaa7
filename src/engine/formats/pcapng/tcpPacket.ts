import { internetChecksum, wordSum } from './internetChecksum.ts';

/** 4 bytes of IPv4 or 16 of IPv6, and a port. */
export interface Endpoint {
  address: Uint8Array;
  port: number;
}

export const TcpFlag = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10 } as const;

export interface TcpSegment {
  from: Endpoint;
  to: Endpoint;
  sequence: number;
  acknowledged: number;
  flags: number;
  /** The largest segment that the sender takes; told where it is a SYN. */
  segmentSize?: number;
  payload: Uint8Array;
}

const tcp = 6;
const window = 0xffff;
const hopLimit = 64;

/** An IP packet with a TCP segment (RFC 9293 §3.1), its checksums right. */
export function tcpPacket(segment: TcpSegment): Uint8Array {
  const { from, to, payload, segmentSize } = segment;
  const ipLength = from.address.length === 4 ? 20 : 40;
  const tcpLength = (segmentSize === undefined ? 20 : 24) + payload.length;
  const packet = new Uint8Array(ipLength + tcpLength);
  const view = new DataView(packet.buffer);
  if (ipLength === 20) ipv4Header(view, packet, segment, tcpLength);
  else ipv6Header(view, packet, segment, tcpLength);
  view.setUint16(ipLength, from.port);
  view.setUint16(ipLength + 2, to.port);
  view.setUint32(ipLength + 4, segment.sequence);
  view.setUint32(ipLength + 8, segment.acknowledged);
  view.setUint8(ipLength + 12, segmentSize === undefined ? 0x50 : 0x60);
  view.setUint8(ipLength + 13, segment.flags);
  view.setUint16(ipLength + 14, window);
  if (segmentSize !== undefined) view.setUint32(ipLength + 20, 0x02040000 | segmentSize);
  packet.set(payload, packet.length - payload.length);
  const pseudoHeader = wordSum(to.address, wordSum(from.address)) + tcp + (tcpLength >>> 16) + (tcpLength & 0xffff);
  view.setUint16(ipLength + 16, internetChecksum(wordSum(packet.subarray(ipLength), pseudoHeader)));
  return packet;
}

/** RFC 791 §3.1, not to be fragmented. */
function ipv4Header(view: DataView, packet: Uint8Array, { from, to }: TcpSegment, length: number): void {
  view.setUint16(0, 0x4500);
  view.setUint16(2, 20 + length);
  view.setUint16(6, 0x4000);
  view.setUint8(8, hopLimit);
  view.setUint8(9, tcp);
  packet.set(from.address, 12);
  packet.set(to.address, 16);
  view.setUint16(10, internetChecksum(wordSum(packet.subarray(0, 20))));
}

/** RFC 8200 §3 */
function ipv6Header(view: DataView, packet: Uint8Array, { from, to }: TcpSegment, length: number): void {
  view.setUint8(0, 0x60);
  view.setUint16(4, length);
  view.setUint8(6, tcp);
  view.setUint8(7, hopLimit);
  packet.set(from.address, 8);
  packet.set(to.address, 24);
}
