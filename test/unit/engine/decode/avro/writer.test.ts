import { describe, expect, it } from 'vitest';
import { avroSchema } from '../../../../../src/engine/decode/avro/schema.ts';
import { writeAvro } from '../../../../../src/engine/decode/avro/writer.ts';
import type { Plain } from '../../../../../src/engine/decode/plain.ts';

const write = (schema: unknown, value: Plain): string =>
  writeAvro(value, avroSchema(JSON.stringify(schema)).root!).toString('hex');
const record = {
  type: 'record',
  name: 'r',
  fields: [
    { name: 'a', type: 'int' },
    { name: 'b', type: ['null', 'int'] },
  ],
};

// That avsc reads what is written: reader.test.ts.
describe('writeAvro', () => {
  it('takes the first branch that fits, and null where a field may be that', () => {
    expect(write(['null', 'long', 'string'], 'a')).toBe('040261');
    expect(write(record, { a: 1 })).toBe('0200');
    expect(write({ type: 'map', values: 'int' }, { a: 1 })).toBe('0202610200');
  });

  it.each<[string, unknown, Plain]>([
    ['r has no field a.', record, {}],
    ['"x" is none of int.', record, { a: 'x' }],
    ['3000000000 is none of int.', record, { a: 3_000_000_000 }],
    ['The union has no branch for "x".', ['null', 'int'], 'x'],
    ['The enum has no value "B".', { type: 'enum', name: 'e', symbols: ['A'] }, 'B'],
    [`"h'00'" is none of f.`, { type: 'fixed', name: 'f', size: 2 }, "h'00'"],
    ['1 is none of array.', { type: 'array', items: 'int' }, 1],
    ['[] is none of map.', { type: 'map', values: 'int' }, []],
  ])('says %s', (words, schema, value) => {
    expect(() => write(schema, value)).toThrow(words);
  });
});
