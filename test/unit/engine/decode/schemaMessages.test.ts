import { describe, expect, it } from 'vitest';
import { schemaFormat, schemaMessages } from '../../../../src/engine/decode/schemaMessages.ts';
import { tickSchema } from '../../../support/decode/avroWitness.ts';
import { feedSchema } from '../../../support/decode/protobufWitness.ts';

describe('the messages of a schema', () => {
  it('are those of a .proto file, without what Google adds', async () => {
    const names = await schemaMessages(feedSchema);
    expect(names).toContain('feed.v1.ClientMessage.Subscribe');
    expect(names).toContain('shared.Money');
    expect(names.filter((name) => name.startsWith('google.'))).toEqual([]);
  });

  it('are the named types of an .avsc', async () => {
    expect(await schemaMessages(tickSchema)).toEqual(['feed.v1.Tick', 'feed.v1.Side', 'feed.v1.Signature']);
  });

  it('are not those of another file', async () => {
    await expect(schemaMessages('/nowhere/a.proto')).rejects.toThrow(/cannot be read: ENOENT/);
    await expect(schemaMessages('/nowhere/a.avsc')).rejects.toThrow(/cannot be read: ENOENT/);
    await expect(schemaMessages(import.meta.filename)).rejects.toThrow();
  });

  it('are of a format that its file’s name tells', () => {
    expect([schemaFormat('a.avsc'), schemaFormat('a.proto'), schemaFormat('a.desc')]).toEqual([
      'avro',
      'protobuf',
      'protobuf',
    ]);
  });
});
