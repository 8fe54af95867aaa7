import { describe, expect, it } from 'vitest';
import { isSecretName, isSecretSubprotocol, isSecretValue } from '../../../../src/host/profiles/secretNames.ts';

describe('isSecretName', () => {
  it.each([
    'Authorization',
    'authorization',
    'Proxy-Authorization',
    'Cookie',
    'X-Api-Key',
    'x-apikey',
    'api_key',
    'apiKey',
    'key',
    'X-Key',
    'accessKey',
    'AWSAccessKeyId',
    'X-Auth-Token',
    'access_token',
    'csrfToken',
    'client_secret',
    'password',
    'passwd',
    'pwd',
    'X-Session-Id',
    'sessionid',
    'jwt',
    'sig',
    'X-Amz-Signature',
    'X-Auth',
    'auth',
    'sid',
    'credential',
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'User-Agent',
    'Origin',
    'Accept-Language',
    'room',
    'symbol',
    'keyboard',
    'monkey',
    'author',
    'design',
    'side',
    'compass',
    'X-Request-Id',
    'lang',
    'v',
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('isSecretValue', () => {
  it.each(['Bearer abc', 'basic dXNlcjpwYXNz', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x', 'token abc'])(
    '%s is one',
    (value) => {
      expect(isSecretValue(value)).toBe(true);
    },
  );

  it.each(['chat.v2', 'Bearer', 'eyes', 'a basic value'])('%s is none', (value) => {
    expect(isSecretValue(value)).toBe(false);
  });
});

describe('isSecretSubprotocol', () => {
  it('tells a credential from a protocol', () => {
    expect(isSecretSubprotocol('base64url.bearer.authorization.k8s.io.aGVsbG8')).toBe(true);
    expect(isSecretSubprotocol('openai-insecure-api-key.sk-1234567890')).toBe(true);
    expect(isSecretSubprotocol('graphql-transport-ws')).toBe(false);
    expect(isSecretSubprotocol('token.v1')).toBe(false);
  });
});
