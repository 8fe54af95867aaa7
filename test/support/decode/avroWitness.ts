/** avsc, which reads and writes by code that it generates: the witness for our reader and writer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import avsc from 'avsc';
import fc from 'fast-check';

export const tickSchema = join(import.meta.dirname, 'schemas/tick.avsc');
export const tickType = avsc.Type.forSchema(JSON.parse(readFileSync(tickSchema, 'utf8')) as avsc.Schema, {
  wrapUnions: false,
});

/** avsc is exact up to 2^52. */
const long = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
const signature = fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => Buffer.from(bytes));

export const tick = fc.letrec((tie) => ({
  one: fc.record(
    {
      id: long,
      symbol: fc.string({ unit: 'grapheme' }),
      side: fc.constantFrom('BUY', 'SELL'),
      price: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      depth: fc.array(fc.integer(), { maxLength: 5 }),
      volumes: fc.dictionary(fc.string({ maxLength: 5 }), long, { maxKeys: 4, noNullPrototype: true }),
      signature,
      note: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.uint8Array({ maxLength: 5 }).map((bytes) => Buffer.from(bytes)),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
      ),
      before: fc.option(tie('one'), { maxDepth: 2 }),
    },
    { noNullPrototype: true },
  ),
})).one as fc.Arbitrary<Record<string, unknown>>;

/** As a tree of ours has it. */
export function asTree(value: unknown): unknown {
  if (value instanceof Uint8Array) return `h'${Buffer.from(value).toString('hex')}'`;
  if (Array.isArray(value)) return value.map(asTree);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asTree(one)]));
}
