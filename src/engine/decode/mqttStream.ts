/**
 * Packets of MQTT over the messages of a direction: one may go on in the next message, and one message may have several
 * (mqtt-v5.0 §6.0: “the recipient MUST NOT assume that MQTT Control Packets are aligned on WebSocket frame boundaries”).
 */
import { t } from '../../contract/l10n.ts';
import { DecodeError, type EarlierMessages, type Payload } from './format.ts';
import { mostPackets } from './mqttFrame.ts';
import type { StreamSteps } from './streamStates.ts';

/** Bytes of a packet that is put together of several messages at most. */
export const longestJoined = 4 * 1024 * 1024;

/** A packet that has begun and has not ended yet. Its bytes are in the capture: only where is remembered. */
interface OpenPacket {
  /** The row and the place in it where it begins. */
  readonly id: number;
  readonly offset: number;
  /** The first bytes of its fixed header, as far as they have come. */
  readonly head: readonly number[];
  /** How many of its bytes have passed. */
  readonly seen: number;
  /** How many it has; undefined until its length has come. */
  readonly length: number | undefined;
}

/** What of a packet lies in a message, from `from` to before `to`. */
export interface PacketPiece {
  readonly from: number;
  readonly to: number;
  /** Of the type of the packet. */
  readonly firstByte: number;
  /** Where it began, if in an earlier message. */
  readonly begun: { readonly id: number; readonly offset: number } | undefined;
  /** Of what is still to come; undefined where it ends here. */
  readonly goesOn: { readonly seen: number; readonly length: number | undefined } | undefined;
}

interface PacketState {
  readonly open: OpenPacket | undefined;
}

/** `refused`: what of the message is no packet; the next message is taken to begin with one. */
export interface PacketPieces {
  readonly pieces: readonly PacketPiece[];
  readonly refused: DecodeError | undefined;
}

export const mqttStream: StreamSteps<PacketState, PacketPieces> = {
  initial: { open: undefined },
  step(state, { id = 0, bytes }) {
    const pieces: PacketPiece[] = [];
    let { open } = state;
    for (let at = 0; at < bytes.length;) {
      const from = at;
      try {
        const before = open ?? begun(bytes, id, from);
        const now = withHead(before, bytes, from);
        const rest = now.length === undefined ? 0 : now.length - now.seen;
        at = Math.min(bytes.length, from + (now.seen - before.seen) + rest);
        const seen = before.seen + at - from;
        const isWhole = seen === now.length;
        open = isWhole ? undefined : { ...now, seen };
        if (pieces.length >= mostPackets) throw new DecodeError(t('It has too many packets.'), from);
        pieces.push({
          from,
          to: at,
          firstByte: now.head[0]!,
          begun: before.id === id && before.offset === from ? undefined : before,
          goesOn: isWhole ? undefined : { seen, length: now.length },
        });
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
        return { state: { open: undefined }, result: { pieces, refused: error } };
      }
    }
    return { state: { open }, result: { pieces, refused: undefined } };
  },
};

/** The bytes of a packet that ends in this message. Throws a `DecodeError` where it is too long to be put together. */
export function joinedPacket(
  { from, to, begun }: PacketPiece,
  { id = 0, direction, bytes }: Payload,
  earlier: EarlierMessages,
): Uint8Array {
  const end = bytes.subarray(from, to);
  if (begun === undefined) return end;
  const parts: Uint8Array[] = [];
  let length = end.length;
  for (const message of earlier.between(direction, begun.id, id)) {
    if (message.payload === undefined)
      throw new DecodeError(t('The message of row {0}, before it, could not be read.', message.id));
    const part = message.payload.bytes.subarray(message.id === begun.id ? begun.offset : 0);
    length += part.length;
    if (length > longestJoined) {
      throw new DecodeError(
        t('The packet has more than {0} MiB in several messages: it is not put together.', longestJoined / 1024 ** 2),
      );
    }
    // Copied: they are valid only while they are looked at.
    parts.push(Uint8Array.from(part));
  }
  return Buffer.concat([...parts, end]);
}

function begun(bytes: Uint8Array, id: number, offset: number): OpenPacket {
  if (bytes[offset]! >> 4 === 0) throw new DecodeError(t('No packet of MQTT begins here.'), offset);
  return { id, offset, head: [], seen: 0, length: undefined };
}

/** With what of its fixed header is there (§2.1): a type, and a length of at most four bytes. */
function withHead(open: OpenPacket, bytes: Uint8Array, from: number): OpenPacket {
  if (open.length !== undefined) return open;
  const head = [...open.head];
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    head.push(byte);
    if (head.length === 1 || byte >= 0x80) {
      if (head.length > 4) throw new DecodeError(t('The length of the packet has more than four bytes.'), at);
      continue;
    }
    const rest = head.slice(1).reduce((sum, one, i) => sum + (one & 0x7f) * 128 ** i, 0);
    return { ...open, head, seen: head.length, length: head.length + rest };
  }
  return { ...open, head, seen: head.length };
}
