import { describe, expect, it } from 'vitest';
import { decoderOf } from '../../../src/filterLanguage/decoderIds.ts';

describe('decoderOf', () => {
  it('knows the formats in any case, and nothing else', () => {
    expect(['mqtt', 'MQTT', 'none', 'gzip', '', '$'].map(decoderOf)).toEqual([
      'mqtt',
      'mqtt',
      ...Array(4).fill(undefined),
    ]);
  });
});
