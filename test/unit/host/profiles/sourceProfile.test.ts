import { describe, expect, it } from 'vitest';
import { withoutPlace } from '../../../../src/host/profiles/sourceProfile.ts';

describe('withoutPlace', () => {
  it('leaves the rest', () => {
    expect(withoutPlace({ url: 'ws://a', from: { origin: 'user', file: 'file:///a' } })).toEqual({ url: 'ws://a' });
  });
});
