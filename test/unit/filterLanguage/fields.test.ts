import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('are all in the document, and no others', () => {
    const document = readFileSync(join(import.meta.dirname, '../../../docs/filter.md'), 'utf8');
    const rows = document.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((line) => [...line.split('|')[1]!.matchAll(/`(\w+):?`/g)].map(([, name]) => name));
    const inText = ['hex'];
    expect([...told, ...inText].sort()).toEqual(fields.map(({ name }) => name).sort());
    expect(document).toContain('`hex:dead`');
  });

  it('are known in any case', () => {
    expect(['Size', 'RSV3', 'sizes', ''].map(isFieldName)).toEqual([true, true, false, false]);
  });
});
