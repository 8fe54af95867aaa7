import { describe, expect, it } from 'vitest';
import type { Handshake, PayloadPart } from '../../../../src/contract/model.ts';
import { handshakeText, hexDump, hexLimit, payloadForm, payloadText } from '../../../../src/host/views/payloadText.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

function part(kind: 'text' | 'binary', data: Uint8Array, total = data.length): PayloadPart {
  return { kind, bytes: data, total };
}

describe('payloadForm', () => {
  it('is JSON where it parses as an object or a list', () => {
    expect(payloadForm(part('text', Buffer.from('{"a":1}')))).toBe('json');
    expect(payloadForm(part('text', Buffer.from(' [1]')))).toBe('json');
    expect(payloadForm(part('text', Buffer.from('1')))).toBe('text');
    expect(payloadForm(part('text', Buffer.from('{a}')))).toBe('text');
  });

  it('is hex for bytes, and for text that is no UTF-8', () => {
    expect(payloadForm(part('binary', Buffer.from('{}')))).toBe('hex');
    expect(payloadForm(part('text', bytes('61ff')))).toBe('hex');
    expect(payloadForm({ ...part('text', Buffer.from('{}')), inflateError: 'invalid block' })).toBe('hex');
  });
});

describe('payloadText', () => {
  it('is the text as it was sent', () => {
    expect(payloadText(part('text', Buffer.from('{ "a" : 1.0 }')))).toBe('{ "a" : 1.0 }');
  });

  it('says how much is left out, and cuts no character', () => {
    expect(payloadText(part('text', bytes('61f09f98'), 10))).toBe('a\n\n… 6 more bytes');
    expect(payloadText(part('text', bytes('61f09f98'), 1_000_004))).toBe('a\n\n… 1,000,000 more bytes');
  });

  it('says why bytes are not inflated', () => {
    const text = payloadText({ ...part('text', bytes('00')), inflateError: 'invalid block' });
    expect(text.split('\n')[0]).toBe('Not inflated (invalid block); the bytes are compressed.');
    expect(text).toContain('00000000  00');
  });

  it('dumps bytes up to a limit', () => {
    const text = payloadText(part('binary', new Uint8Array(hexLimit + 16)));
    expect(text.endsWith('|\n\n… 16 more bytes')).toBe(true);
  });
});

describe('hexDump', () => {
  it('looks as hexdump -C does', () => {
    expect(hexDump(Buffer.from('0123456789abcdef\x00\x1e~\x7f'))).toBe(
      [
        '00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|',
        '00000010  00 1e 7e 7f                                       |..~.|',
      ].join('\n'),
    );
  });
});

describe('handshakeText', () => {
  const request = { startLine: 'GET / HTTP/1.1', headers: [], raw: Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\n') };

  it('shows both heads as they were, and what they mean', () => {
    const handshake: Handshake = {
      request,
      response: {
        startLine: 'HTTP/1.1 401 Unauthorized',
        headers: [],
        raw: Buffer.from('HTTP/1.1 401 Unauthorized\r\nx-odd:  \xe9\r\n\r\n', 'latin1'),
        status: 401,
        body: Buffer.from('{"error":1}'),
      },
      timings: { connect: 1.26, upgrade: 20 },
      subprotocol: 'chat',
      checks: [{ name: 'Status', ok: false, detail: '401, not 101' }],
    };
    expect(handshakeText(handshake)).toBe(`GET / HTTP/1.1
Host: a

HTTP/1.1 401 Unauthorized
x-odd:  é

{"error":1}

Times: connect 1.3 ms, upgrade 20.0 ms
Subprotocol: chat
✗ Status: 401, not 101
`);
  });

  it('says where there was no response', () => {
    expect(handshakeText({ request, timings: {}, checks: [] })).toContain('(no response)');
  });
});
