import { describe, expect, it } from 'vitest';
import { isSecretName, isSecretSubprotocol, isSecretValue } from '../../../../src/engine/doctor/secretNames.ts';

describe('what looks like a secret', () => {
  it.each(['Authorization', 'X-Api-Key', 'access_token', 'authKey', 'sig', 'sid', 'code', 'Cookie', 'ticket'])(
    'has the name %s',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );

  it.each(['Server', 'Origin', 'Sec-WebSocket-Key', 'WWW-Authenticate', 'EIO', 'transport', 'keyboard', 'side'])(
    'has not the name %s',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );

  it.each([
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', true],
    ['Bearer x', true],
    ['0123456789abcdef0123456789ABCDEF', true],
    ['sk_live_51H8xYzAbCdEfGhIjKlMnOpQ', true],
    ['permessage-deflate-with-a-long-name', false],
    ['graphql-transport-ws', false],
    ['2026-01-01T00:00:00.000Z', false],
  ])('%s: %s', (value, secret) => {
    expect(isSecretValue(value)).toBe(secret);
  });

  it('may be a subprotocol', () => {
    expect(isSecretSubprotocol('base64url.bearer.authorization.k8s.io.c2VjcmV0')).toBe(true);
    expect(isSecretSubprotocol('v12.stomp')).toBe(false);
    expect(isSecretSubprotocol('token')).toBe(false);
  });
});
