import { describe, expect, it } from 'vitest';
import { RpcError } from '../../../../src/contract/rpc.ts';
import { offeredSubprotocols, requestHeaders, targetUrl } from '../../../../src/engine/net/connectOptions.ts';

function code(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return error instanceof RpcError ? error.code : String(error);
  }
}

describe('targetUrl', () => {
  it.each([
    ['ws://Host:80/A?b=C', 'ws://host/A?b=C'],
    ['wss://h/', 'wss://h/'],
    ['http://h/x', 'ws://h/x'],
    ['https://h:8443/x', 'wss://h:8443/x'],
  ])('%s is %s', (text, url) => {
    expect(targetUrl(text).href).toBe(url);
  });

  it.each(['', 'h', 'ws://', 'ftp://h/', 'ws://h/#f', 'ws://h:99999/'])('refuses %j', (text) => {
    expect(code(() => targetUrl(text))).toBe('invalid-url');
  });
});

describe('requestHeaders', () => {
  it('keeps order, case and duplicates', () => {
    expect(
      Object.entries(
        requestHeaders([
          ['X-B', '1'],
          ['Cookie', 'a'],
          ['x-b', '2'],
        ]),
      ),
    ).toEqual([
      ['X-B', ['1', '2']],
      ['Cookie', 'a'],
    ]);
  });

  it.each<[string, string]>([
    ['', 'v'],
    ['a b', 'v'],
    ['a:', 'v'],
    ['é', 'v'],
    ['a', 'v\r\nX: y'],
    ['a', '✓'],
  ])('refuses %j: %j', (name, value) => {
    expect(code(() => requestHeaders([[name, value]]))).toBe('invalid-header');
  });
});

describe('offeredSubprotocols', () => {
  it('keeps the order', () => {
    expect(offeredSubprotocols(['b', 'a'])).toEqual(['b', 'a']);
  });

  it.each([[['a', 'a']], [['a b']], [['']]])('refuses %j', (subprotocols) => {
    expect(code(() => offeredSubprotocols(subprotocols))).toBe('invalid-subprotocol');
  });
});
