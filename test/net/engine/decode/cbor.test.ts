import { encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { hearsTrees } from '../../../support/decode/trees.ts';

describe('CBOR, beside cborg', () => {
  it('is what was encoded', async () => {
    const { decoder, trees, values } = await hearsTrees(encode);
    expect(decoder).toBe('cbor');
    expect(trees).toEqual(values);
  });
});
