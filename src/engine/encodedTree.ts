import { writeChain } from '../contract/decoding.ts';
import type { Outgoing, WrittenTree } from '../contract/engine.ts';
import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import type { Encoded } from './decode/format.ts';
import { exactJsonText } from './decode/jsonPayload.ts';
import { jsonOf } from './decode/plainText.ts';
import { payloadOf } from './decodedMessage.ts';
import type { Reading } from './sessionDecoding.ts';
import { decoderReadsOnly, noDecoder, notEncoded } from './sessionFailures.ts';

/** What a person edits; a longer tree is edited as bytes. */
const editedBytes = 256 * 1024;

/** What goes out for a tree in JSON. Throws an `RpcError`: `no-decoder`, `decoder-reads-only`, `not-encoded`. */
export function encodedTree({ kind: _, json, ...framing }: WrittenTree, reading: Reading | undefined): Outgoing {
  if (reading === undefined) throw noDecoder();
  const chain = writeChain(reading.chain);
  if (reading.codec.encode === undefined) throw decoderReadsOnly(chain);
  try {
    const encoded = reading.codec.encode(exactJsonText(json));
    return 'text' in encoded ? { kind: 'text', ...encoded, ...framing } : { kind: 'binary', ...encoded, ...framing };
  } catch (error) {
    throw notEncoded(chain, error instanceof Error ? error.message : String(error));
  }
}

/** A message as a tree in JSON; null where writing that would not give these very bytes. */
export function rewritable(first: FrameRecord, reader: MessageReader, { codec }: Reading): string | null {
  const payload = payloadOf(first, reader, editedBytes);
  if (payload === undefined || codec.encode === undefined) return null;
  try {
    const { text, cut, deep } = jsonOf(codec.decode(payload), editedBytes * 4);
    if (cut || deep) return null;
    return isOf(codec.encode(exactJsonText(text)), payload) ? text : null;
  } catch {
    // It cannot be read, or not be written: then it is edited as it is.
    return null;
  }
}

function isOf(written: Encoded, payload: { text: boolean; bytes: Uint8Array }): boolean {
  if ('text' in written !== payload.text) return false;
  return Buffer.from('text' in written ? written.text : written.bytes).equals(payload.bytes);
}
