import { describe, expect, it } from 'vitest';
import { durationsOf, milliseconds } from '../../../../src/engine/doctor/durations.ts';

describe('durations', () => {
  it('are told stage by stage', () => {
    expect(durationsOf({ timings: { tls: 30.46, connect: 0.123 } })).toBe('connect 0.1 ms, TLS 30 ms');
    expect(durationsOf({ timings: {} })).toBeUndefined();
    expect(milliseconds(9.96)).toBe('10 ms');
  });
});
