import { encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { hearsTrees } from '../../../support/decode/trees.ts';

describe('MessagePack, beside @msgpack/msgpack', () => {
  it('is what was encoded', async () => {
    const { decoder, trees, values } = await hearsTrees(encode);
    expect(decoder).toBe('msgpack');
    expect(trees).toEqual(values);
  });
});
