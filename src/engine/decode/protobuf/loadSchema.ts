/** The schema of a connection, and which of its messages go which way. */
import type { PayloadSchema } from '../../../contract/profile.ts';
import { t } from '../../../contract/l10n.ts';
import { MessageRules } from '../messageRules.ts';
import { schemaFile } from '../schemaFile.ts';
import { descriptorSet } from './descriptorSet.ts';
import type { MessageType, ProtobufSchema } from './schema.ts';

export interface ChosenTypes {
  readonly schema: ProtobufSchema;
  readonly rules: MessageRules<MessageType>;
}

/** Rejects with an Error that says what is wrong with the file, or with what is chosen of it. */
export async function loadSchema(chosen: PayloadSchema): Promise<ChosenTypes> {
  const schema = await schemaOf(chosen.file);
  return { schema, rules: new MessageRules(chosen, (name) => typeNamed(schema, name)) };
}

/** Rejects with an Error that says what is wrong with the file. */
export async function schemaOf(file: string): Promise<ProtobufSchema> {
  const bytes = await schemaFile(file);
  return file.endsWith('.proto')
    ? (await import('./protoFiles.ts')).protoFiles(file, bytes.toString())
    : descriptorSet(bytes);
}

/** Those of its messages that are not Google's own, by their whole names. */
export function ownMessages({ messages }: ProtobufSchema): MessageType[] {
  return [...messages.values()].filter((type) => !type.name.startsWith('google.protobuf.'));
}

const listedNames = 20;

/** By its whole name, or its last words where they say which. */
function typeNamed(schema: ProtobufSchema, name: string | undefined): MessageType {
  const { messages } = schema;
  const all = [...messages.values()];
  const own = ownMessages(schema);
  const fitting = name === undefined ? own : all.filter((type) => type.name === name || type.name.endsWith(`.${name}`));
  const exact = name === undefined ? undefined : messages.get(name);
  if (exact !== undefined) return exact;
  if (fitting.length === 1) return fitting[0]!;
  const names = own
    .slice(0, listedNames)
    .map((type) => type.name)
    .join(', ');
  throw new Error(
    name === undefined
      ? t(
          'Which message is sent and which received is to be said in `schema`, as `in`, `out` or `message`: {0}.',
          names,
        )
      : t('The schema has no message {0}, or several; it has: {1}.', name, names),
  );
}
