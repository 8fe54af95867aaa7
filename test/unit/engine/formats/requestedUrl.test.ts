import { describe, expect, it } from 'vitest';
import { requestedUrl, urlLabel } from '../../../../src/engine/formats/requestedUrl.ts';
import { parseHead } from '../../../../src/engine/wire/httpHead.ts';

function asked(target: string, host?: string, secure = false): string {
  const head = `GET ${target} HTTP/1.1\r\n${host === undefined ? '' : `Host: ${host}\r\n`}\r\n`;
  return requestedUrl(parseHead(Buffer.from(head)), secure);
}

describe('the URL of a request', () => {
  it('is of its target and its Host', () => {
    expect(asked('/a?b=c', 'example.test:8080')).toBe('ws://example.test:8080/a?b=c');
    expect(asked('/', '[::1]:1', true)).toBe('wss://[::1]:1/');
    expect(asked('http://user:pass@example.test/x', 'other')).toBe('ws://example.test/x');
    expect(asked('*', 'example.test')).toBe('ws://example.test/');
  });

  it('is empty where it names no host', () => {
    expect(asked('/a')).toBe('');
    expect(asked('/a', 'not a host')).toBe('');
  });

  it('is called by host and path', () => {
    expect(urlLabel('wss://example.test:8080/a?token=b')).toBe('example.test:8080/a');
    expect(urlLabel('ws://example.test/')).toBe('example.test');
    expect(urlLabel('')).toBe('');
  });
});
