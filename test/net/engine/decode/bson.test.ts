import { serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { hearsTrees } from '../../../support/decode/trees.ts';

describe('BSON, beside the library of MongoDB', () => {
  it('is what was encoded', async () => {
    const { decoder, trees, values } = await hearsTrees((value) =>
      serialize(value as Record<string, unknown>, { ignoreUndefined: true }),
    );
    expect(decoder).toBe('bson');
    expect(trees).toEqual(values);
  });
});
