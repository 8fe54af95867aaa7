import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { protoFiles } from '../../../../../src/engine/decode/protobuf/protoFiles.ts';
import type { ProtobufSchema } from '../../../../../src/engine/decode/protobuf/schema.ts';
import { temporaryFolder } from '../../../../support/captures.ts';

async function read(text: string, besides: Record<string, string> = {}, place = 'a.proto'): Promise<ProtobufSchema> {
  const folder = temporaryFolder();
  for (const [name, written] of Object.entries(besides)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), written);
  }
  return protoFiles(join(folder, place), text);
}

describe('protoFiles', () => {
  it('reads fields, enums, maps, oneofs and optionals', async () => {
    const { messages } = await read(`syntax = "proto3";
      package p;
      enum K { NONE = 0; SOME = 5; }
      message A { oneof body { string s = 1; B b = 2; } optional int32 o = 3; map<string, B> m = 4; repeated K k = 5; message B {} }`);
    const fields = [...messages.get('p.A')!.byNumber.values()];
    expect(
      fields.map(({ name, type, repeated, mapKey, oneof }) => [name, type.kind, repeated, mapKey ?? '', oneof ?? '']),
    ).toEqual([
      ['s', 'scalar', false, '', 'body'],
      ['b', 'message', false, '', 'body'],
      ['o', 'scalar', false, '', ''],
      ['m', 'message', false, 'string', ''],
      ['k', 'enum', true, '', ''],
    ]);
    expect([...messages.keys()]).toEqual(['p.A', 'p.A.B']);
  });

  it('reads proto2, with extensions and groups', async () => {
    const { messages } = await read(`syntax = "proto2";
      package p;
      message A { required int32 a = 1; optional group G = 2 { optional int32 b = 1; } extensions 100 to 200; }
      extend A { optional string more = 100; }`);
    const a = messages.get('p.A')!;
    expect([...a.byName.keys()]).toEqual(['a', 'g', '[p.more]']);
    expect(a.byNumber.get(2)!.type).toMatchObject({ kind: 'message', of: { name: 'p.A.G' } });
  });

  it('finds imports beside the file and in the folders above it', async () => {
    const imports = `syntax = "proto3"; import "x/b.proto"; import "c.proto"; message A { x.B b = 1; C c = 2; }`;
    const besides = {
      'x/b.proto': 'syntax = "proto3"; package x; message B {}',
      'deep/er/c.proto': 'syntax = "proto3"; message C {}',
    };
    expect([...(await read(imports, besides, 'deep/er/a.proto')).messages.keys()].sort()).toEqual(['A', 'C', 'x.B']);
  });

  it('does without imports whose types nobody uses, and names those that are missing', async () => {
    const annotated = 'syntax = "proto3"; import "google/api/annotations.proto"; message A { string a = 1; }';
    expect((await read(annotated)).messages.has('A')).toBe(true);
    const missing = 'syntax = "proto3"; import "x/b.proto"; message A { x.B b = 1; }';
    await expect(read(missing)).rejects.toThrow(
      'The type x.B of A.b is not known. Imports that were not found: x/b.proto.',
    );
    await expect(read('syntax = "proto3"; message A { B b = 1; }')).rejects.toThrow('The type B of A.b is not known.');
  });

  it('leaves the folder for no import', async () => {
    const outside = 'syntax = "proto3"; import "../b.proto"; message A { B b = 1; }';
    await expect(read(outside, { 'b.proto': 'syntax = "proto3"; message B {}' }, 'in/a.proto')).rejects.toThrow(
      'Imports that were not found: ../b.proto.',
    );
  });
});
