import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import type { MessageBytes } from './correlation/correlation.ts';
import { inflatedAtOnce, lookedAtBytes } from './correlation/messageBytesReader.ts';
import type { Pairing } from './correlation/pairing.ts';
import { Opcode, standsAlone } from './wire/opcodes.ts';

type Reader = Pick<MessageReader, 'messageBytes' | 'message' | 'outline' | 'extent'>;

/** The row, of a message's first frame, asks or answers: else all that has passed is not looked at for it. */
export function mayBePaired(first: FrameRecord, reader: Reader, pairing: Pick<Pairing, 'carriesId'>): boolean {
  const opcode = first.byte0 & 0xf;
  if (first.marker !== undefined || !first.first) return false;
  if (standsAlone(opcode)) return opcode === Opcode.ping || opcode === Opcode.pong;
  const beginning = beginningOf(first, reader);
  if (beginning === undefined) return false;
  const { bytes, cut } = beginning;
  const { direction } = first;
  return pairing.carriesId({ direction, text: opcode === Opcode.text, bytes, from: 0, to: bytes.length, cut });
}

function beginningOf(first: FrameRecord, reader: Reader): Pick<MessageBytes, 'bytes' | 'cut'> | undefined {
  if (!first.compressed) {
    const length = first.last ? first.payloadLength : reader.extent(first).payloadLength;
    return { bytes: reader.messageBytes(first, lookedAtBytes), cut: length > lookedAtBytes };
  }
  const outline = reader.outline(first);
  if (outline === undefined || outline.kind === 'refused') return undefined;
  if (outline.kind !== 'whole' || outline.length > inflatedAtOnce) return { bytes: outline.beginning, cut: true };
  const { bytes } = reader.message(first);
  return bytes && { bytes: bytes.subarray(0, lookedAtBytes), cut: bytes.length > lookedAtBytes };
}
