/** The schema of a connection, and which of its messages go which way. */
import type { PayloadSchema } from '../../../contract/profile.ts';
import { t } from '../../../contract/l10n.ts';
import type { Direction } from '../../../contract/model.ts';
import { schemaFile } from '../schemaFile.ts';
import { descriptorSet } from './descriptorSet.ts';
import type { MessageType, ProtobufSchema } from './schema.ts';

export interface ChosenTypes {
  readonly schema: ProtobufSchema;
  readonly types: Readonly<Record<Direction, MessageType>>;
}

/** Rejects with an Error that says what is wrong with the file, or with what is chosen of it. */
export async function loadSchema(chosen: PayloadSchema): Promise<ChosenTypes> {
  const bytes = await schemaFile(chosen.file);
  const schema = chosen.file.endsWith('.proto')
    ? await (await import('./protoFiles.ts')).protoFiles(chosen.file, bytes.toString())
    : descriptorSet(bytes);
  const of = (direction: Direction): MessageType => typeNamed(schema, chosen[direction] ?? chosen.message);
  return { schema, types: { in: of('in'), out: of('out') } };
}

const listedNames = 20;

/** By its whole name, or its last words where they say which. */
function typeNamed({ messages }: ProtobufSchema, name: string | undefined): MessageType {
  const all = [...messages.values()];
  const own = all.filter((type) => !type.name.startsWith('google.protobuf.'));
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
