import { describe, expect, it } from 'vitest';
import { atOnce, closedAtOnce } from '../../../../src/engine/doctor/closedAtOnce.ts';
import type { ConnectionFacts } from '../../../../src/engine/doctor/connectionFacts.ts';

function closed(code: number, more: Partial<ConnectionFacts['close']> & { after?: number } = {}) {
  const { after = 20, ...close } = more;
  return closedAtOnce({ opened: 1_000, closed: 1_000 + after, close: { code, reason: '', by: 'peer', ...close } });
}

describe('a connection closed at once', () => {
  it.each([1002, 1003, 1007, 1008, 1011, 3000, 3999, 4000, 4401, 4999])('with %i', (code) => {
    expect(closed(code)).toMatchObject({ code: 'closed-at-once', stage: 'first-seconds', severity: 'error' });
    expect(closed(code)?.evidence).toBe(`Close frame from the server: ${code}, without a reason\n20 ms after opening`);
  });

  it.each([1000, 1001, 1005, 1006, 1009, 1012, 2999, 5000])('with %i is none', (code) => {
    expect(closed(code)).toBeUndefined();
  });

  it('is closed within a second, and by the server', () => {
    expect(closed(1008, { after: atOnce })).toBeDefined();
    expect(closed(1008, { after: atOnce + 1 })).toBeUndefined();
    expect(closed(1008, { by: 'us' })).toBeUndefined();
  });

  it('says what the reason says, made visible', () => {
    const found = closed(4999, { reason: 'bad token\x1b[0m' });
    expect(found?.evidence).toContain('4999 “bad token\\x1b[0m”');
    expect(found?.cause).toMatch(/does not let this client in/);
    expect(closed(4401)?.cause).toMatch(/does not let this client in/);
    expect(closed(4000)?.cause).not.toMatch(/let this client in/);
  });
});
