import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../src/engine/net/attempt.ts';
import { noteError } from '../../../../src/engine/net/attemptError.ts';

function noted(...errors: Error[]): Pick<Attempt, 'error' | 'tried'> {
  const attempt: Partial<Attempt> = {};
  for (const error of errors) noteError(attempt as Attempt, error);
  return attempt;
}

function refused(address: string): Error {
  return Object.assign(new Error(`connect ECONNREFUSED ${address}:1`), { code: 'ECONNREFUSED', address, port: 1 });
}

describe('noteError', () => {
  it('notes code, words and name', () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND h'), { code: 'ENOTFOUND', hostname: 'h' });
    expect(noted(error)).toEqual({ error: { code: 'ENOTFOUND', message: error.message, hostname: 'h' } });
  });

  it('notes each address that was tried', () => {
    expect(noted(new AggregateError([refused('::1'), refused('127.0.0.1')], 'all failed'))).toEqual({
      error: { code: 'ECONNREFUSED', message: 'all failed' },
      tried: [
        { address: '::1', port: 1, code: 'ECONNREFUSED' },
        { address: '127.0.0.1', port: 1, code: 'ECONNREFUSED' },
      ],
    });
  });

  it('keeps the first', () => {
    expect(noted(new Error('first'), new Error('second')).error).toEqual({ code: '', message: 'first' });
  });
});
