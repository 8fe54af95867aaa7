import { describe, expect, it } from 'vitest';
import { redactedUrl } from '../../../../src/host/profiles/redaction.ts';

describe('redactedUrl', () => {
  it('shows neither user information nor secret-like values', () => {
    expect(redactedUrl('wss://me:pw@host/a?token=abc&room=1')).toBe('wss://host/a?token=…&room=1');
    expect(redactedUrl('ws://${secret:u}@host/')).toBe('ws://host/');
  });
});
