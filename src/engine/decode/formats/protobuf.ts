import { t } from '../../../contract/l10n.ts';
import { subprotocolNames } from '../binaryEvidence.ts';
import { DecodeError, type Codec, type Evidence, type Format, type Payload } from '../format.ts';
import { readFrom } from '../messageRules.ts';
import { isObject, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import { looksLikeMessages } from '../protobuf/evidence.ts';
import type { ChosenTypes } from '../protobuf/loadSchema.ts';
import type { MessageType } from '../protobuf/schema.ts';
import { refusing } from '../refusing.ts';
import { isAvroSchema } from '../schemaKind.ts';
import { usualIds } from '../usualIds.ts';

/** Protocol Buffers (protobuf.dev): by a schema where the profile has one, else what the wire tells. */
export const protobuf: Format = {
  id: 'protobuf',
  title: 'Protocol Buffers',
  recognise(evidence) {
    const { schema } = evidence;
    if (schema !== undefined && !isAvroSchema(schema.file)) return 1;
    return Math.max(subprotocolNames(evidence, 'protobuf', 'proto', 'proto3') ? 0.8 : 0, looksLikeMessages(evidence));
  },
  async open({ schema }: Evidence) {
    if (schema === undefined) return withoutSchema();
    try {
      const { loadSchema } = await import('../protobuf/loadSchema.ts');
      return await withSchema(await loadSchema(schema));
    } catch (error) {
      return refusing(error instanceof Error ? error.message : String(error));
    }
  },
};

async function withoutSchema(): Promise<Codec> {
  const { rawLine, rawMessage } = await import('../protobuf/rawTree.ts');
  const { writeMessage } = await import('../protobuf/writer.ts');
  return {
    decode: (payload, ranges) => rawMessage(binary(payload), ranges),
    summary: rawLine,
    encode: (tree) => ({ bytes: writeMessage(tree, undefined) }),
  };
}

async function withSchema({ schema, rules }: ChosenTypes): Promise<Codec> {
  const { messageOf } = await import('../protobuf/messageTree.ts');
  const { writeMessage } = await import('../protobuf/writer.ts');
  // Trees do not say what they are of.
  const typesOf = new WeakMap<object, MessageType>();
  return {
    decode(payload, ranges) {
      const bytes = binary(payload);
      const { type, from } = rules.of(payload);
      const tree = readFrom(bytes, from, ranges, (inside, places) => messageOf(inside, type, schema, places));
      if (isObject(tree)) typesOf.set(tree, type);
      return tree;
    },
    summary: (tree) => line(tree, isObject(tree) ? typesOf.get(tree) : undefined),
    correlations: usualIds,
    encode: (tree) => ({ bytes: rules.written((type) => writeMessage(tree, type, schema)) }),
  };
}

function binary({ text, bytes, wrapped }: Payload): Uint8Array {
  if (text && wrapped !== true) throw new DecodeError(t('It is a text message, and Protocol Buffers are bytes.'), 0);
  return bytes;
}

/** `Tick {"symbol":"ETH"}`; of an envelope, whose message is one of several, `Envelope tick {"symbol":"ETH"}`. */
function line(tree: Plain, type: MessageType | undefined): string {
  const short = type?.name.slice(type.name.lastIndexOf('.') + 1) ?? '';
  if (!isObject(tree) || type === undefined) return `${short} ${brief(tree)}`;
  const inside = Object.keys(tree).filter((name) => type.byName.get(name)?.oneof !== undefined);
  if (inside.length !== 1) return `${short} ${brief(tree)}`;
  const name = inside[0]!;
  const rest = Object.entries(tree).filter(([other]) => other !== name);
  const about = rest.map(([other, value]) => ` ${other}: ${brief(value, 60)}`).join('');
  return `${short}${about} ${name} ${brief(tree[name])}`;
}
