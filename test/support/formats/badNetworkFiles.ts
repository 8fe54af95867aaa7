/** Captures of a network that are cut off, damaged, or made to do harm. */
import { frame, utf8 } from '../frames/index.ts';
import type { BadFile } from './badFiles.ts';
import { bomb } from './bomb.ts';
import { plainConversation, plainRequest, plainResponse } from './plainConversation.ts';
import { packets, pcapFile, pcapngFile, type PlainSegment } from './plainPcap.ts';

export function networks(good: Buffer): BadFile[] {
  const all = packets(plainConversation());
  const classic = pcapFile(all);
  const blocks = pcapngFile(all);
  const changed = (bytes: Buffer, at: number, value: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt32LE(value, at);
    return copy;
  };
  const sixth = all.slice(0, 5).reduce((sum, { bytes }) => sum + 16 + bytes.length, 24);
  const conversation = (last: PlainSegment[]): Buffer =>
    pcapFile(packets([...plainConversation().slice(0, 6), ...last]));
  const { sequence } = plainConversation()[6]!;
  return [
    { name: 'nothing.pcapng', bytes: () => Buffer.alloc(0), outcome: 'refused', says: /byte 0/ },
    { name: 'its magic alone.pcapng', bytes: () => good.subarray(0, 4), outcome: 'refused', says: /byte 0/ },
    { name: 'no byte order.pcapng', bytes: () => changed(good, 8, 0), outcome: 'refused', says: /byte 8.*order/ },
    {
      name: 'a block of 4 GB.pcapng',
      bytes: () => changed(blocks, blocks.readUInt32LE(4) + 4, 0xfffffffc),
      outcome: 'refused',
      says: /byte \d+/,
    },
    {
      name: 'a block of nothing.pcapng',
      bytes: () => changed(blocks, blocks.readUInt32LE(4) + 4, 0),
      outcome: 'refused',
      says: /byte \d+.*length/,
    },
    {
      name: 'no interface.pcapng',
      bytes: () => Buffer.concat([blocks.subarray(0, blocks.readUInt32LE(4)), packetAlone()]),
      outcome: 'refused',
      says: /byte \d+.*interface/,
    },
    {
      name: 'a header alone.pcap',
      bytes: () => classic.subarray(0, 24),
      outcome: 'refused',
      says: /nothing|no WebSocket/i,
    },
    { name: 'half a header.pcap', bytes: () => classic.subarray(0, 13), outcome: 'refused', says: /byte 13/ },
    {
      name: 'a packet of 4 GB.pcap',
      bytes: () => changed(classic, 24 + 8, 0xffffffff),
      outcome: 'refused',
      says: /byte 32.*absurd/,
    },
    {
      name: 'cut off.pcap',
      bytes: () => classic.subarray(0, classic.length - 200),
      outcome: 'part',
      says: /byte \d+.*packet/,
    },
    { name: 'another link.pcap', bytes: () => changed(classic, 20, 147), outcome: 'refused', says: /no WebSocket/i },
    {
      name: 'headers of IP that lie.pcap',
      bytes: () => lying(classic, sixth),
      outcome: 'part',
      says: /missing|midst/,
    },
    {
      name: 'gaps of gigabytes.pcap',
      bytes: () =>
        conversation(
          Array.from({ length: 200 }, (_, i) => ({
            from: 'b' as const,
            sequence: sequence + (i + 1) * 10_000_000,
            payload: 'x',
          })),
        ),
      outcome: 'part',
      says: /missing/,
    },
    {
      name: 'a frame of exabytes.pcap',
      bytes: () =>
        conversation([
          {
            from: 'b',
            sequence,
            payload: frame({ opcode: 'binary', payload: 'a', lengthForm: 64, declaredLength: 2n ** 62n }),
          },
        ]),
      outcome: 'whole',
    },
    { name: 'many connections.pcap', bytes: () => flood(), outcome: 'part', says: /connections/ },
    { name: 'many that are none.pcap', bytes: () => knocks(), outcome: 'refused', says: /no WebSocket/i },
    { name: 'bomb.pcap', bytes: () => networkBomb(), outcome: 'whole' },
  ];
}

/** A packet of an interface that was never told. */
function packetAlone(): Buffer {
  const blocks = pcapngFile(packets(plainConversation()).slice(0, 1));
  return blocks.subarray(-blocks.readUInt32LE(blocks.length - 4));
}

/** A packet says that it has more of everything than there is. */
function lying(classic: Buffer, at: number): Buffer {
  const copy = Buffer.from(classic);
  copy.writeUInt16BE(0xffff, at + 16 + 14 + 2);
  return copy;
}

function flood(): Buffer {
  const some = plainConversation().slice(0, 6);
  return pcapFile(Array.from({ length: 210 }, (_, i) => packets(some, { ports: { a: 1000 + i, b: 80 } })).flat());
}

function knocks(): Buffer {
  const knock = { from: 'a' as const, sequence: 1, flags: 'S' };
  const half = { from: 'a' as const, sequence: 2, payload: `GET /${'x'.repeat(400)}` };
  return pcapFile(
    Array.from({ length: 30_000 }, (_, i) => packets([knock, half], { ports: { a: i, b: 1 + (i % 7) } })).flat(),
  );
}

function networkBomb(): Buffer {
  const deflating = plainResponse.replace('\r\n\r\n', '\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n');
  const bytes = { a: utf8(plainRequest), b: Buffer.concat([utf8(deflating), bomb()]) };
  const segments: PlainSegment[] = [
    { from: 'a', sequence: 0, flags: 'S' },
    { from: 'b', sequence: 0, flags: 'SA' },
    { from: 'a', sequence: 1, payload: bytes.a },
  ];
  for (let at = 0; at < bytes.b.length; at += 1400) {
    segments.push({ from: 'b', sequence: 1 + at, payload: bytes.b.subarray(at, at + 1400) });
  }
  return pcapFile(packets(segments));
}
