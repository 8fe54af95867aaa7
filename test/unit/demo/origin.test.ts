import { describe, expect, it } from 'vitest';
import { isAllowedOrigin } from '../../../src/demo/origin.ts';

describe('isAllowedOrigin', () => {
  it.each([
    undefined,
    'http://localhost',
    'https://localhost:3000',
    'http://app.localhost',
    'http://127.0.0.1:8080',
    'http://127.8.9.1',
    'http://[::1]:5000',
  ])('allows %s', (origin) => expect(isAllowedOrigin(origin)).toBe(true));

  it.each([
    '',
    'null',
    'https://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://notlocalhost',
    'http://10.0.0.1',
    'http://[::2]',
    'file://localhost',
    'http://user@example.com',
  ])('refuses %j', (origin) => expect(isAllowedOrigin(origin)).toBe(false));
});
