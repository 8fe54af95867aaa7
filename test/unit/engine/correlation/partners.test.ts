import { describe, expect, it } from 'vitest';
import { Partners } from '../../../../src/engine/correlation/partners.ts';

describe('Partners', () => {
  it('knows both of two', () => {
    const partners = new Partners();
    expect(partners.wait(5)).toBe(true);
    expect(partners.isUnanswered(5)).toBe(true);
    expect(partners.of(5)).toBe(0);
    expect(partners.join(5, 100_000)).toBe(true);
    expect([partners.of(5), partners.of(100_000), partners.of(6)]).toEqual([100_000, 5, 0]);
    expect(partners.isUnanswered(5)).toBe(false);
  });

  it('keeps the first reply of a request, and the first request of a reply', () => {
    const partners = new Partners();
    expect(partners.join(1, 3)).toBe(true);
    expect(partners.join(1, 4)).toBe(false);
    expect([partners.of(1), partners.of(3), partners.of(4)]).toEqual([3, 1, 1]);
    partners.join(2, 4);
    expect([partners.of(2), partners.of(4)]).toEqual([4, 1]);
    expect(partners.wait(1)).toBe(false);
  });

  it('forgets what waits, and nothing else', () => {
    const partners = new Partners();
    partners.wait(1);
    expect(partners.wait(1)).toBe(false);
    expect(partners.forget(1)).toBe(true);
    expect(partners.isUnanswered(1)).toBe(false);
    partners.join(2, 3);
    expect(partners.forget(2)).toBe(false);
    expect(partners.of(2)).toBe(3);
  });

  it('takes memory where there is something', () => {
    const partners = new Partners();
    partners.join(8_000_000, 8_000_001);
    expect(partners.of(4_000_000)).toBe(0);
    expect(partners.memory).toBe(4096 * 4);
  });
});
