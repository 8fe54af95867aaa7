import type { Outgoing } from '../../contract/engine.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { notReplayable } from '../sessionFailures.ts';
import { closeCodeOf, isSendableCloseCode } from '../wire/closePayload.ts';
import { mostFragments } from '../wire/fragmentation.ts';
import { Opcode, opcodeName } from '../wire/opcodes.ts';

const utf8 = new TextDecoder();

/** What a row that was sent says, to be sent again as one frame with its opcode. Throws where it cannot be inflated. */
export function rowMessage(record: FrameRecord, reader: MessageReader): Outgoing {
  const { bytes } = reader.message(record);
  if (bytes === undefined) throw notReplayable(record.id, 'inflate');
  switch (record.byte0 & 0xf) {
    case Opcode.close:
      return bytes.length < 2
        ? { kind: 'close' }
        : { kind: 'close', code: closeCodeOf(bytes), reason: utf8.decode(bytes.subarray(2)) };
    case Opcode.ping:
      return { kind: 'ping', bytes };
    case Opcode.pong:
      return { kind: 'pong', bytes };
    case Opcode.text:
      // As bytes, so that text goes out as it was, valid or not.
      return { kind: 'binary', bytes, binary: false };
    default:
      return { kind: 'binary', bytes };
  }
}

/** The same as it was: its fragments, compressed or not; and bit by bit where it broke the protocol. */
export function exactMessage(record: FrameRecord, reader: MessageReader): Outgoing {
  if (isBroken(record)) return rawFrame(record, reader);
  const message = rowMessage(record, reader);
  if (message.kind !== 'binary') return message;
  const fragments = fragmentLengths(record, message.bytes.length, reader);
  return { ...message, compress: record.compressed, ...(fragments === undefined ? {} : { fragments }) };
}

/** No client sends it so of itself. */
function isBroken({ byte0, masked, last, violation, closeCode, payloadLength }: FrameRecord): boolean {
  const opcode = byte0 & 0xf;
  if (violation !== 0 || !masked || (byte0 & 0x30) !== 0 || typeof opcodeName(opcode) === 'number') return true;
  if (opcode === Opcode.close) return payloadLength > 0 && !isSendableCloseCode(closeCode);
  return opcode === Opcode.continuation || (opcode > Opcode.close && !last);
}

function rawFrame(record: FrameRecord, reader: MessageReader): Outgoing {
  const { byte0, masked } = record;
  const bits = { opcode: byte0 & 0xf, fin: (byte0 & 0x80) !== 0, rsv: (byte0 >> 4) & 7 };
  return { kind: 'frame', ...bits, mask: masked, bytes: reader.framePayload(record) };
}

/**
 * Of all frames of a message but the last; undefined where it is one frame. A compressed message's bytes are shared out as
 * its compressed ones were: which of them was in which frame nobody can tell.
 */
function fragmentLengths(first: FrameRecord, length: number, reader: MessageReader): number[] | undefined {
  if (first.last) return undefined;
  const { records } = reader.fragments(first, mostFragments);
  const onWire = records.map(({ payloadLength }) => payloadLength);
  if (!first.compressed) return onWire.slice(0, -1);
  const total = onWire.reduce((sum, one) => sum + one, 0);
  let [before, given] = [0, 0];
  return onWire.slice(0, -1).map((one) => {
    before += one;
    const share = Math.round((length * before) / Math.max(1, total)) - given;
    given += share;
    return share;
  });
}
