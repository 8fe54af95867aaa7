import { describe, expect, it } from 'vitest';
import { redactedFailure, redactedUrl } from '../../../../src/host/profiles/redaction.ts';

describe('redactedUrl', () => {
  it('shows neither user information nor secret-like values', () => {
    expect(redactedUrl('wss://me:pw@host/a?token=abc&room=1')).toBe('wss://host/a?token=…&room=1');
    expect(redactedUrl('ws://${secret:u}@host/')).toBe('ws://host/');
  });
});

describe('redactedFailure', () => {
  it('tells no secret', () => {
    const failure = { code: 'c', message: 'a very-secret', cause: 'very-secret', remedy: 'r' };
    expect(redactedFailure(failure, ['very-secret'])).toEqual({
      code: 'c',
      message: 'a •••',
      cause: '•••',
      remedy: 'r',
    });
  });
});
