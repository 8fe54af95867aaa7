import type { FrameRecord } from '../../capture/frameIndex.ts';
import { inflateLimit } from '../../capture/inflateMessage.ts';
import type { MessageReader } from '../../capture/messageReader.ts';
import { Opcode } from '../../wire/opcodes.ts';
import type { FormatContext } from '../formatContext.ts';
import { isUtf8 } from '../isUtf8.ts';

/** Of a length that three divides, as Base64 likes it. */
const pieceLength = 192 * 1024;

export interface MessageText {
  /** What is within the quotes of a JSON text. */
  pieces: Iterable<string>;
  /** What else is to be said of the message. */
  more: { _encoding?: 'base64'; _error?: string };
}

/** A message's payload as HAR has it: text as it is, bytes in Base64, and so what claims to be text and is none. */
export async function messageText(
  first: FrameRecord,
  reader: MessageReader,
  { signal }: FormatContext,
): Promise<MessageText> {
  const isText = (first.byte0 & 0xf) === Opcode.text;
  let pieces = (): Iterable<Uint8Array> => reader.messagePieces(first);
  if (first.compressed) {
    const inflated = await reader.beginning(first, inflateLimit, signal);
    const { bytes } = inflated;
    if (bytes === undefined) return { pieces: base64(pieces()), more: { _encoding: 'base64', _error: inflated.error } };
    pieces = () => [bytes];
  }
  if (!isText) return { pieces: base64(pieces()), more: {} };
  if (!isUtf8(pieces())) return { pieces: base64(pieces()), more: { _encoding: 'base64' } };
  return { pieces: escaped(pieces()), more: {} };
}

function* escaped(pieces: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const piece of pieces) yield JSON.stringify(decoder.decode(piece, { stream: true })).slice(1, -1);
}

function* base64(pieces: Iterable<Uint8Array>): Generator<string> {
  let rest = Buffer.alloc(0);
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += pieceLength) {
      const bytes = Buffer.concat([rest, piece.subarray(at, at + pieceLength)]);
      const whole = bytes.length - (bytes.length % 3);
      yield bytes.subarray(0, whole).toString('base64');
      rest = bytes.subarray(whole);
    }
  }
  yield rest.toString('base64');
}
