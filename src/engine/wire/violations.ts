/**
 * Breaches of the protocol that the passive decoder can find. A record stores the position in this list, so entries
 * are only ever added at its end; position 0 means none.
 */
const table = [
  ['none', ''],
  ['reserved-opcode', 'The opcode is reserved (RFC 6455 §5.2).'],
  ['reserved-bits', 'A reserved bit is set that no negotiated extension defines (RFC 6455 §5.2).'],
  ['unmasked-from-client', 'A client must mask every frame (RFC 6455 §5.1).'],
  ['masked-from-server', 'A server must not mask frames (RFC 6455 §5.1).'],
  ['length-not-minimal', 'The payload length is not in its shortest form (RFC 6455 §5.2).'],
  [
    'length-out-of-range',
    'The most significant bit of the 64-bit payload length is set, or the length is beyond 2^53: no frame can be told apart after this one (RFC 6455 §5.2).',
  ],
  ['control-too-long', 'A control frame carries more than 125 bytes (RFC 6455 §5.5).'],
  ['control-fragmented', 'A control frame must not be fragmented (RFC 6455 §5.5).'],
  ['continuation-without-start', 'A continuation frame, but there is no message to continue (RFC 6455 §5.4).'],
  ['message-interrupted', 'A new message begins before the fragmented one before it has ended (RFC 6455 §5.4).'],
  ['invalid-utf8', 'A text message is not valid UTF-8 (RFC 6455 §8.1).'],
  ['close-payload-length', 'A close frame carries a single byte: neither empty nor a two-byte code (RFC 6455 §5.5.1).'],
  ['close-code', 'The close code must not appear in a close frame (RFC 6455 §7.4).'],
  ['close-reason-utf8', 'The close reason is not valid UTF-8 (RFC 6455 §5.5.1).'],
  ['data-after-close', 'A frame after the close frame (RFC 6455 §5.5.1).'],
  ['truncated', 'The connection ended in the middle of this frame (RFC 6455 §7.1.7).'],
  ['deflate-error', 'The compressed payload cannot be inflated (RFC 7692 §7.2.2).'],
] as const;

export type ViolationCode = Exclude<(typeof table)[number][0], 'none'>;

const positions = new Map<string, number>(table.map(([code], position) => [code, position]));

/** The number a record stores for a violation. */
export function violationNumber(code: ViolationCode): number {
  return positions.get(code)!;
}

/** Undefined for 0 and for numbers that a later version wrote. */
export function violationByNumber(position: number): { code: ViolationCode; text: string } | undefined {
  const entry = table[position];
  return entry === undefined || entry[0] === 'none' ? undefined : { code: entry[0], text: entry[1] };
}

/** The numbers by code, for where a look-up for each frame would cost. */
export const Violation = Object.fromEntries(table.map(([code], position) => [code, position])) as Record<
  ViolationCode,
  number
>;
