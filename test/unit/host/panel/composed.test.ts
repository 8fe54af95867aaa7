import { describe, expect, it } from 'vitest';
import { composedFrom, composedMessage, copiedText, isJson, pingBytes } from '../../../../src/host/panel/composed.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

describe('composedMessage', () => {
  it('sends text as it is', () => {
    expect(composedMessage('text', 'a\x1e\0😀')).toEqual({ kind: 'text', text: 'a\x1e\0😀' });
    expect(composedMessage('text', '')).toEqual({ kind: 'text', text: '' });
  });

  it('checks JSON and never prints it anew', () => {
    const text = '{ "a" : 12345678901234567890, "a": 1.0 }\n';
    expect(composedMessage('json', text)).toEqual({ kind: 'text', text });
  });

  it.each([
    ['{"a":1,}', 'line 1, column 8 at "}"'],
    ['{\n  "a": tru\n}', 'line 2, column 8 at "tru\\n}"'],
    ['{"a":1', 'line 1, column 7: it ends too early'],
    ['['.repeat(50_000), 'nested too deeply'],
    ['// no\n1', 'line 1, column 1'],
    ['', 'line 1, column 1: it ends too early'],
  ])('says where %j is no JSON', (text, where) => {
    expect(() => composedMessage('json', text)).toThrow(
      expect.objectContaining({ code: 'json', message: expect.stringContaining(where) }),
    );
  });

  it('hands on what the decoder writes, where that is JSON, but not as a single frame', () => {
    const json = '{"id":12345678901234567890}';
    expect(composedMessage('tree', json, { fragment: 2 })).toEqual({ kind: 'tree', json, fragment: 2 });
    expect(() => composedMessage('tree', '{"id":}')).toThrow(
      expect.objectContaining({ code: 'json', message: expect.stringContaining('line 1, column 7') }),
    );
    const frame = { opcode: 2, fin: true, rsv: 0, mask: true };
    expect(() => composedMessage('tree', json, { frame })).toThrow(expect.objectContaining({ code: 'tree-in-frame' }));
  });

  it('says how it is framed, or makes it the payload of a raw frame', () => {
    const frame = { opcode: 3, fin: false, rsv: 4, mask: false, claimed: 9 };
    expect(composedMessage('text', 'a', { fragment: 1, compress: false })).toEqual({
      kind: 'text',
      text: 'a',
      fragment: 1,
      compress: false,
    });
    expect(composedMessage('text', 'ä', { frame })).toEqual({ kind: 'frame', ...frame, bytes: bytes('c3a4') });
    expect(composedMessage('hex', '0aff', { frame })).toEqual({ kind: 'frame', ...frame, bytes: bytes('0aff') });
  });

  it('reads escapes in text alone, where it is to', () => {
    expect(composedMessage('text', '\\x1e', { escapes: true })).toEqual({ kind: 'text', text: '\x1e' });
    expect(composedMessage('text', '\\x1e')).toEqual({ kind: 'text', text: '\\x1e' });
    expect(composedMessage('json', '"\\n"', { escapes: true })).toEqual({ kind: 'text', text: '"\\n"' });
  });

  it('makes bytes of hex and base64', () => {
    expect(composedMessage('hex', '00 1e')).toEqual({ kind: 'binary', bytes: bytes('001e') });
    expect(composedMessage('base64', 'AB4=')).toEqual({ kind: 'binary', bytes: bytes('001e') });
  });

  it('refuses half of a surrogate pair, which UTF-8 cannot write', () => {
    for (const kind of ['text', 'json'] as const) {
      expect(() => composedMessage(kind, '"ab\ud83d"')).toThrow(
        expect.objectContaining({ code: 'lone-surrogate', message: expect.stringContaining('position 4') }),
      );
    }
  });
});

describe('pingBytes', () => {
  it('takes text, or bytes as 0x hex', () => {
    expect(pingBytes('')).toEqual(bytes(''));
    expect(pingBytes('pé')).toEqual(bytes('70c3a9'));
    expect(pingBytes('0x7000FF')).toEqual(bytes('7000ff'));
    expect(pingBytes('7000')).toEqual(bytes('37303030'));
  });

  it('takes 125 bytes and no more', () => {
    expect(pingBytes('a'.repeat(125))).toHaveLength(125);
    expect(() => pingBytes('é'.repeat(63))).toThrow(
      expect.objectContaining({ code: 'ping-too-long', message: expect.stringContaining('126 bytes') }),
    );
  });

  it('says where hex is wrong', () => {
    expect(() => pingBytes('0x0g')).toThrow(expect.objectContaining({ code: 'hex-digit' }));
  });
});

describe('composedFrom', () => {
  it('is what composedMessage makes the same bytes of', () => {
    expect(composedFrom('text', Buffer.from('hello'))).toEqual({ kind: 'text', text: 'hello' });
    expect(composedFrom('text', Buffer.from(' {"a": 1}'))).toEqual({ kind: 'json', text: ' {"a": 1}' });
    expect(composedFrom('text', Buffer.from('7'))).toEqual({ kind: 'text', text: '7' });
    expect(composedFrom('text', Buffer.from('{a}'))).toEqual({ kind: 'text', text: '{a}' });
    expect(composedFrom('binary', bytes('001e'))).toEqual({ kind: 'hex', text: '00 1e' });
  });

  it('comes as hex where the text is no UTF-8', () => {
    expect(composedFrom('text', bytes('61ff'))).toEqual({ kind: 'hex', text: '61 ff' });
  });
});

describe('copiedText', () => {
  it('is the payload in the form asked for', () => {
    expect(copiedText(bytes('c3a9'), 'text')).toBe('é');
    expect(copiedText(bytes('61ff'), 'text')).toBe('a\ufffd');
    expect(copiedText(bytes('61ff'), 'hex')).toBe('61 ff');
    expect(copiedText(bytes('61ff'), 'base64')).toBe('Yf8=');
  });
});

describe('isJson', () => {
  it('is JSON by its standard', () => {
    expect(isJson('{"a":[1]}')).toBe(true);
    expect(isJson('{"a":1,}')).toBe(false);
  });
});
