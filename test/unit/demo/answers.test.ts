import { describe, expect, it } from 'vitest';
import * as answers from '../../../src/demo/answers.ts';

const { badAccept, ...refusals } = answers;

describe('answers', () => {
  it.each(Object.entries(refusals))('%s is a whole HTTP answer', (_name, bytes) => {
    const text = bytes.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    const [statusLine, ...headers] = text.slice(0, end).split('\r\n');
    expect(statusLine).toMatch(/^HTTP\/1\.[01] [2-5]\d\d [A-Z]/);
    expect(headers).toContain(`Content-Length: ${bytes.length - end - 4}`);
    expect(headers).toContain('Connection: close');
  });

  it('asks for credentials with a challenge and a JSON body', () => {
    const text = answers.unauthorized.toString();
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(text).toContain('\r\nWWW-Authenticate: Bearer ');
    expect(JSON.parse(text.slice(text.indexOf('{')))).toMatchObject({ error: 'invalid_token' });
  });

  it('has an accept of the right length and no body', () => {
    expect(badAccept.toString()).toMatch(/\r\nSec-WebSocket-Accept: [A-Za-z0-9+/]{27}=\r\n\r\n$/);
  });
});
