import { describe, expect, it } from 'vitest';
import * as failures from '../../../src/host/failures.ts';

const all = Object.values(failures).map((make) => make('one', 'two', 'three'));

describe('failures of the extension host', () => {
  it('have codes of their own, but where the same happens to a connection and to a message', () => {
    const alike = new Set(['sendingCancelled', 'messageNotAllowed']);
    const codes = Object.entries(failures).flatMap(([name, make]) =>
      alike.has(name) ? [] : make('one', 'two', 'three').code,
    );
    expect(new Set(codes).size).toBe(codes.length);
    expect(all.length).toBeGreaterThan(5);
  });

  it('say what happened, why, and what to do', () => {
    for (const { failure, message } of all) {
      expect(message).toBe(failure.message);
      for (const words of [failure.message, failure.cause, failure.remedy]) expect(words).not.toBe('');
    }
  });
});
