import { describe, expect, it } from 'vitest';
import { Opcode } from '../../../src/engine/wire/opcodes.ts';
import { Violation } from '../../../src/engine/wire/violations.ts';
import { fields, isFieldName, opcodes, violations } from '../../../src/filterLanguage/fields.ts';
import { readFilter } from '../../../src/filterLanguage/read.ts';

describe('fields', () => {
  it('have the opcodes and violations of the wire', () => {
    expect(opcodes).toEqual(Opcode);
    expect(['none', ...violations]).toEqual(Object.keys(Violation));
  });

  it.each(fields.flatMap(({ name, sign, values }) => values.map((value) => `${name}${sign}${value}`)))(
    '%s can be asked for',
    (filter) => expect(readFilter(filter).notes).toEqual([]),
  );

  it('are known in any case', () => {
    expect(['Size', 'RSV3', 'sizes', ''].map(isFieldName)).toEqual([true, true, false, false]);
  });
});
