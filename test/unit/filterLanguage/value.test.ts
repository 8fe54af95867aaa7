import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFilter } from '../../../src/filterLanguage/read.ts';
import { writeValue } from '../../../src/filterLanguage/value.ts';

it('writes values that are read back', () => {
  const value = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.oneof(value, fc.constantFrom('true', 'null', '12', 'plain')), (value) => {
      expect(readFilter(`$.v == ${writeValue(value)}`)).toEqual({
        filter: { kind: 'json', path: ['v'], test: { operator: '==', value: Object.is(value, -0) ? 0 : value } },
        notes: [],
      });
    }),
  );
});
