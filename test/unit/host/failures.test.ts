import { describe, expect, it } from 'vitest';
import type { RpcError } from '../../../src/contract/rpc.ts';
import * as failures from '../../../src/host/failures.ts';

const all = Object.values(failures).map((make) => (make as (...words: string[]) => RpcError)('one', 'two', 'three'));

describe('failures of the extension host', () => {
  it('have codes of their own', () => {
    const codes = all.map(({ code }) => code);
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
