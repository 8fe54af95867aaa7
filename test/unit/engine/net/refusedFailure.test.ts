import { describe, expect, it } from 'vitest';
import { refusedFailure } from '../../../../src/engine/net/refusedFailure.ts';

describe('refusedFailure', () => {
  it.each([
    ['1.1', 200, 'not-upgraded'],
    ['1.1', 204, 'not-upgraded'],
    ['1.0', 200, 'http-1.0'],
    ['1.0', 404, 'not-found'],
    ['1.1', 301, 'redirect'],
    ['1.1', 400, 'bad-request'],
    ['1.1', 401, 'unauthorized'],
    ['1.1', 403, 'forbidden-origin'],
    ['1.1', 404, 'not-found'],
    ['1.1', 405, 'method'],
    ['1.1', 426, 'upgrade-required'],
    ['1.1', 429, 'too-many'],
    ['1.1', 502, 'gateway-error'],
    ['1.1', 503, 'gateway-error'],
    ['1.1', 504, 'gateway-timeout'],
    ['1.1', 101, 'missing-upgrade'],
    ['1.1', 418, 'unexpected-status'],
  ])('HTTP/%s %i is %s', (version, status, code) => {
    const failure = refusedFailure('ws://h/', { version, status, headers: { location: 'https://other/' } });
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(String(status));
    expect([failure.cause, failure.remedy].every((text) => text.length > 0)).toBe(true);
  });
});
