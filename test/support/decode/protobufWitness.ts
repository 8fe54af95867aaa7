/** protobufjs, which reads and writes by code that it generates: the witness for our reader and writer. */
import { join } from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';

export const feedSchema = join(import.meta.dirname, 'schemas/feed.proto');

const root = new protobuf.Root();
const resolvePath = root.resolvePath.bind(root);
root.resolvePath = (origin, target) =>
  target.startsWith('shared/') ? join(import.meta.dirname, 'schemas', target) : (resolvePath(origin, target) ?? null);
root.loadSync(feedSchema, { keepCase: true });

/** The bytes that protobufjs makes of it. 64-bit numbers may be texts. */
export function encoded(type: string, value: object): Buffer {
  const message = root.lookupType(type);
  return Buffer.from(message.encode(message.fromObject(value)).finish());
}

/** What protobufjs reads, as a tree of ours has it: what was not sent is left out, enums are names, bytes `h'…'`. */
export function decoded(type: string, bytes: Uint8Array): unknown {
  const message = root.lookupType(type);
  const options = { longs: String, enums: String, bytes: String, defaults: false, oneofs: false } as const;
  return message.toObject(message.decode(bytes), options);
}

const side = fc.constantFrom('SIDE_UNKNOWN', 'BUY', 'SELL');
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const double = fc.double({ noNaN: true });
const float = fc.float({ noNaN: true });
const bytes = fc.uint8Array({ maxLength: 20 }).map((one) => Buffer.from(one).toString('base64'));
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 5 });

/** Values of `feed.v1.Everything`. */
export const everything = fc.letrec((tie) => ({
  one: fc.record(
    {
      a_double: double,
      a_float: float,
      an_int32: int32,
      an_int64: int64,
      a_uint32: uint32,
      a_uint64: uint64,
      a_sint32: int32,
      a_sint64: int64,
      a_fixed32: uint32,
      a_fixed64: uint64,
      a_sfixed32: int32,
      a_sfixed64: int64,
      a_bool: fc.boolean(),
      a_string: fc.string({ unit: 'grapheme' }),
      some_bytes: bytes,
      a_side: side,
      more: fc.option(tie('one'), { nil: undefined, maxDepth: 2 }),
      doubles: list(double),
      floats: list(float),
      int32s: list(int32),
      int64s: list(int64),
      sint64s: list(int64),
      fixed32s: list(uint32),
      bools: list(fc.boolean()),
      strings: list(fc.string()),
      byte_lists: list(bytes),
      sides: list(side),
      unpacked: list(int32),
      by_number: fc.dictionary(int32.map(String), fc.string(), { maxKeys: 4, noNullPrototype: true }),
      by_truth: fc.dictionary(fc.constantFrom('true', 'false'), fc.record({ load: double }), { noNullPrototype: true }),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
})).one as fc.Arbitrary<Record<string, unknown>>;

/** What the tree of ours is beside `decoded`: exact numbers are texts there, bytes are Base64. */
export function comparable(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (_name, value: unknown) => {
      if (typeof value === 'bigint') return value.toString();
      if (typeof value !== 'string') return value;
      const hex = /^h'([\da-f]*)'$/.exec(value);
      return hex === null ? value : Buffer.from(hex[1]!, 'hex').toString('base64');
    }),
  ) as unknown;
}
