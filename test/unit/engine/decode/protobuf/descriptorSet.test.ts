import protobuf from 'protobufjs';
import 'protobufjs/ext/descriptor.js';
import { describe, expect, it } from 'vitest';
import { descriptorSet } from '../../../../../src/engine/decode/protobuf/descriptorSet.ts';
import { protoFiles } from '../../../../../src/engine/decode/protobuf/protoFiles.ts';
import type { MessageType, ProtobufSchema } from '../../../../../src/engine/decode/protobuf/schema.ts';

const text = `syntax = "proto3";
package p.q;
enum K { NONE = 0; SOME = 5; }
message A {
  oneof body { string s = 1; B b = 2; }
  optional int32 o = 3;
  map<string, B> m = 4;
  repeated K k = 5;
  double d = 6; float f = 7; int64 i = 8; uint64 u = 9; fixed64 f64 = 10; fixed32 f32 = 11; bool t = 12; bytes y = 13;
  uint32 u32 = 14; sfixed32 s32 = 15; sfixed64 s64 = 16; sint32 z32 = 17; sint64 z64 = 18; map<int32, K> mk = 19;
  message B { A back = 1; }
}`;

/** As protobufjs writes it, which is not protoc, but takes the same descriptor.proto. */
function compiled(): Uint8Array {
  const { root } = protobuf.parse(text, new protobuf.Root(), { keepCase: true });
  root.resolveAll();
  const extended = root as unknown as {
    toDescriptor(edition: string): { constructor: { encode(value: object): { finish(): Uint8Array } } };
  };
  const set = extended.toDescriptor('proto3');
  return set.constructor.encode(set).finish();
}

function shape({ messages }: ProtobufSchema): unknown {
  const fieldsOf = ({ byNumber }: MessageType) =>
    [...byNumber.values()].map(({ name, number, type, repeated, mapKey, oneof }) => ({
      name,
      number,
      type: type.kind === 'scalar' ? type.scalar : type.kind === 'message' ? type.of.name : [...type.of.byName],
      repeated,
      mapKey,
      oneof,
    }));
  return Object.fromEntries(
    ['p.q.A', 'p.q.A.B'].map((name) => [name, fieldsOf(messages.get(name)!).toSorted((a, b) => a.number - b.number)]),
  );
}

describe('descriptorSet', () => {
  it('says what the .proto says that it was made of', async () => {
    expect(shape(descriptorSet(compiled()))).toEqual(shape(await protoFiles('/nowhere/a.proto', text)));
  });

  it('refuses what is none', () => {
    expect(() => descriptorSet(Buffer.from('nonsense'))).toThrow(/^It is no FileDescriptorSet: /);
    expect(() => descriptorSet(Buffer.alloc(0))).toThrow('It is no FileDescriptorSet: it has no messages.');
    // A file with a message "M" that has a field of the message type ".x.Y", which is nowhere.
    const missing = '0a16 2214 0a014d 120f 0a0161 1801 2001 280b 3204 2e782e59'.replaceAll(' ', '');
    expect(() => descriptorSet(Buffer.from(missing, 'hex'))).toThrow(
      /type x\.Y of M\.a is not known\. .*--include_imports/,
    );
  });
});
