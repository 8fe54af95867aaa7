import type { Encoded, Evidence } from './format.ts';
import type { Plain } from './plain.ts';
import { wholeJson } from './plainText.ts';
import { isCbor } from './wampSerializer.ts';

/** Of JSON; see the separators that are read. */
const separator = '\x18';

/** Writes lists as the connection does: by its subprotocol, else as its first messages are. */
export async function wampWriter(evidence: Evidence): Promise<(lists: readonly Plain[][]) => Encoded> {
  const isBatched = evidence.subprotocol.endsWith('.batched');
  const serializer = serializerOf(evidence);
  if (serializer === 'json') {
    return (lists) => {
      const texts = lists.map((list) => wholeJson(list));
      return {
        text: isBatched || texts.length > 1 ? texts.map((text) => `${text}${separator}`).join('') : texts.join(''),
      };
    };
  }
  const encode = await binaryEncoder(serializer);
  return (lists) => {
    const all = lists.map((list) => encode(list));
    return { bytes: Buffer.concat(isBatched || all.length > 1 ? all.flatMap(withLength) : all) };
  };
}

type Serializer = 'json' | 'msgpack' | 'cbor';

function serializerOf({ subprotocol, messages }: Evidence): Serializer {
  const named = subprotocol.split('.')[2];
  if (named === 'json' || named === 'msgpack' || named === 'cbor') return named;
  const binary = messages.find(({ text }) => !text);
  if (binary === undefined) return 'json';
  return isCbor(binary.bytes[0]) ? 'cbor' : 'msgpack';
}

async function binaryEncoder(serializer: Exclude<Serializer, 'json'>): Promise<(value: Plain) => Uint8Array> {
  if (serializer === 'cbor') {
    const { writeCbor } = await import('./cborWriter.ts');
    return writeCbor;
  }
  const { writeMsgpack } = await import('./msgpackWriter.ts');
  return writeMsgpack;
}

function withLength(bytes: Uint8Array): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}
