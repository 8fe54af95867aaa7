import { describe, expect, it } from 'vitest';
import { fileLabel, payloadAddress } from '../../../src/contract/payloadAddress.ts';

describe('the address of a payload', () => {
  it('names a session and a row, whatever the label has in it', () => {
    const { protocol, pathname, search } = new URL(
      payloadAddress({ session: 's?&#', label: '../wss://h/?"', id: 12 }, '.txt'),
    );
    expect(protocol).toBe('websocket-inspector:');
    expect(decodeURIComponent(pathname)).toBe('/..-wss-h- 12.txt');
    expect(JSON.parse(decodeURIComponent(search.slice(1)))).toEqual({ session: 's?&#', what: '12' });
  });

  it('is short', () => {
    expect(fileLabel('x'.repeat(100))).toHaveLength(60);
  });
});
