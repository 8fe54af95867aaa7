import { schemaFile } from './schemaFile.ts';
import { isAvroSchema } from './schemaKind.ts';

/**
 * The messages that a schema's file has, by their whole names: of Avro its named types. Rejects with an Error that says what is
 * wrong with the file.
 */
export async function schemaMessages(file: string): Promise<string[]> {
  if (isAvroSchema(file)) {
    const { avroSchema } = await import('./avro/schema.ts');
    return [...avroSchema((await schemaFile(file)).toString()).named.keys()];
  }
  const { ownMessages, schemaOf } = await import('./protobuf/loadSchema.ts');
  return ownMessages(await schemaOf(file)).map(({ name }) => name);
}

/** The format that such a file is a schema of. */
export function schemaFormat(file: string): 'avro' | 'protobuf' {
  return isAvroSchema(file) ? 'avro' : 'protobuf';
}
