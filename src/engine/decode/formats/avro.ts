import { t } from '../../../contract/l10n.ts';
import type { PayloadSchema } from '../../../contract/profile.ts';
import type { AvroSchema, AvroType } from '../avro/schema.ts';
import { fingerprintText, singleObject, singleObjectHeader } from '../avro/singleObject.ts';
import { DecodeError, type Codec, type Evidence, type Format, type Payload } from '../format.ts';
import { MessageRules } from '../messageRules.ts';
import { bytesText, objectOf, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import { refusing } from '../refusing.ts';
import { schemaFile } from '../schemaFile.ts';
import { isAvroSchema } from '../schemaKind.ts';
import { usualIds } from '../usualIds.ts';

/** Avro's binary encoding (avro.apache.org). Without its schema nothing of a datum can be told. */
export const avro: Format = {
  id: 'avro',
  title: 'Avro',
  recognise({ schema, messages }) {
    if (schema !== undefined && isAvroSchema(schema.file)) return 1;
    const whole = messages.filter(({ text, bytes }) => !text && bytes.length > 0);
    const fitting = whole.filter(({ bytes }) => singleObject(bytes) !== undefined);
    return whole.length > 0 && fitting.length === whole.length && whole.length === messages.length ? 0.7 : 0;
  },
  async open({ schema }: Evidence) {
    if (schema === undefined) return withoutSchema;
    try {
      return await withSchema(schema);
    } catch (error) {
      return refusing(error instanceof Error ? error.message : String(error));
    }
  },
};

const withoutSchema: Codec = {
  decode({ bytes }, ranges) {
    const print = singleObject(bytes);
    if (print === undefined) {
      throw new DecodeError(t('Avro is read by its schema: name its file in the profile, as `schema`.'));
    }
    ranges?.push({ path: ['fingerprint'], from: 2, to: singleObjectHeader });
    ranges?.push({ path: ['data'], from: singleObjectHeader, to: bytes.length });
    return objectOf({ fingerprint: fingerprintText(print), data: bytesText(bytes.subarray(singleObjectHeader)) });
  },
  summary: (tree) => brief(tree),
};

async function withSchema(chosen: PayloadSchema): Promise<Codec> {
  const { avroSchema, fingerprint } = await import('../avro/schema.ts');
  const { AvroReader } = await import('../avro/reader.ts');
  const { writeAvro } = await import('../avro/writer.ts');
  const file = await schemaFile(chosen.file);
  const schema = avroSchema(file.toString());
  const rules = new MessageRules(chosen, (name) => typeNamed(schema, name));
  const known = new Map<bigint, AvroType>();
  for (const type of [...rules.types, ...schema.named.values()]) known.set(fingerprint(type), type);
  const decode = (payload: Payload, ranges?: Parameters<Codec['decode']>[1]): Plain => {
    const { bytes } = payload;
    const print = singleObject(bytes);
    const type = print === undefined ? undefined : known.get(print);
    if (type !== undefined) return new AvroReader(bytes, type, ranges, singleObjectHeader).whole();
    try {
      const ruled = rules.of(payload);
      return new AvroReader(bytes, ruled.type, ranges, ruled.from).whole();
    } catch (error) {
      if (print === undefined) throw error;
      throw new DecodeError(t('It is of another schema, with the fingerprint {0}.', fingerprintText(print)), 2);
    }
  };
  return {
    decode,
    summary: (tree) => brief(tree),
    correlations: usualIds,
    encode: (tree) => ({ bytes: rules.written((type) => writeAvro(tree, type)) }),
  };
}

/** The one that is named; else what the file is of. */
function typeNamed({ root, named }: AvroSchema, name: string | undefined): AvroType {
  if (name === undefined && root !== undefined) return root;
  const fitting = [...named.keys()].filter((one) => one === name || one.endsWith(`.${name}`));
  const found = named.get(name ?? '') ?? (fitting.length === 1 ? named.get(fitting[0]!) : undefined);
  if (found !== undefined) return found;
  const names = [...named.keys()].slice(0, 20).join(', ');
  throw new Error(t('The schema has no message {0}, or several; it has: {1}.', name ?? '', names));
}
