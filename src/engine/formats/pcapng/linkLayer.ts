import { LinkType } from './blocks.ts';

const etherIpv4 = 0x0800;
const etherIpv6 = 0x86dd;
/** Tags of virtual networks (IEEE 802.1Q), each with four bytes; there may be some. */
const etherTags = new Set([0x8100, 0x88a8, 0x9100]);
const mostTags = 4;

/** The IP packet in a packet of this link type; undefined where it has none, or the type is none that is read. */
export function ipPacketIn(link: number, bytes: Buffer): Buffer | undefined {
  switch (link) {
    case LinkType.ethernet:
      return afterEtherType(bytes, 12);
    case LinkType.linuxCooked:
      return afterEtherType(bytes, 14);
    case LinkType.linuxCooked2:
      return ofIp(bytes, 0, 20);
    case LinkType.null:
    case LinkType.loop:
      // The address family differs by system; the version of IP does not.
      return bytes.subarray(4);
    case LinkType.raw:
    case LinkType.rawOld:
    case LinkType.rawOther:
    case LinkType.ipv4:
    case LinkType.ipv6:
      return bytes;
    default:
      return undefined;
  }
}

function afterEtherType(bytes: Buffer, from: number): Buffer | undefined {
  let at = from;
  for (let i = 0; i < mostTags && at + 2 <= bytes.length && etherTags.has(bytes.readUInt16BE(at)); i++) at += 4;
  return ofIp(bytes, at, at + 2);
}

function ofIp(bytes: Buffer, typeAt: number, start: number): Buffer | undefined {
  if (bytes.length < start) return undefined;
  const type = bytes.readUInt16BE(typeAt);
  return type === etherIpv4 || type === etherIpv6 ? bytes.subarray(start) : undefined;
}
