import { describe, expect, it } from 'vitest';
import { nearest } from '../../../../../src/host/profiles/fields/nearest.ts';

const names = ['url', 'headers', 'subprotocols', 'heartbeat', 'tls'];

describe('nearest', () => {
  it.each([
    ['header', 'headers'],
    ['Headers', 'headers'],
    ['haeders', 'headers'],
    ['subProtocol', 'subprotocols'],
    ['ulr', 'url'],
    ['heartBeats', 'heartbeat'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearest(typed, names)).toBe(meant);
  });

  it.each(['', 'password', 'x', 'h'.repeat(10_000)])('takes %.10j for nothing', (typed) => {
    expect(nearest(typed, names)).toBeUndefined();
  });
});
