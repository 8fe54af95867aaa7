import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { lookedAtBytes } from './correlation/messageBytesReader.ts';
import type { Pairing } from './correlation/pairing.ts';
import { messageBeginning } from './messageBeginning.ts';
import { Opcode, standsAlone } from './wire/opcodes.ts';

type Reader = Pick<MessageReader, 'messageBytes' | 'message' | 'outline' | 'extent'>;

/** The row, of a message's first frame, asks or answers: else all that has passed is not looked at for it. */
export function mayBePaired(first: FrameRecord, reader: Reader, pairing: Pick<Pairing, 'carriesId'>): boolean {
  const opcode = first.byte0 & 0xf;
  if (first.marker !== undefined || !first.first) return false;
  if (standsAlone(opcode)) return opcode === Opcode.ping || opcode === Opcode.pong;
  const beginning = messageBeginning(first, reader, lookedAtBytes);
  if (beginning === undefined) return false;
  const { bytes, cut } = beginning;
  const { direction, id } = first;
  return pairing.carriesId({ id, direction, text: opcode === Opcode.text, bytes, from: 0, to: bytes.length, cut });
}
