import { describe, expect, it } from 'vitest';
import { HandshakeRecorder } from '../../../../src/engine/net/handshakeRecorder.ts';
import { utf8 } from '../../../support/frames/index.ts';

const request = 'GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
const upgrade =
  'HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Extensions: permessage-deflate; x\r\nsec-websocket-protocol: chat\r\n\r\n';

describe('HandshakeRecorder', () => {
  it('puts heads together however they are cut, and tells where frames begin', () => {
    for (let cut = 0; cut <= early.length + upgrade.length; cut++) {
      const recorder = new HandshakeRecorder();
      recorder.pass('out', utf8(request));
      const bytes = utf8(`${early}${upgrade}FRAMES`);
      recorder.pass('in', bytes.subarray(0, cut));
      recorder.pass('in', bytes.subarray(cut));
      expect([recorder.complete, recorder.upgraded]).toEqual([true, true]);
      expect(recorder.framing).toEqual({
        offset: { out: request.length, in: early.length + upgrade.length },
        deflate: true,
        takeover: { in: true, out: true },
      });
      expect(recorder.snapshot({}, [])).toMatchObject({
        subprotocol: 'chat',
        extensions: 'permessage-deflate; x',
        response: { status: 101 },
      });
    }
  });

  it('passes over interim responses, however many come at once', () => {
    const interim = early.repeat(5_000);
    for (const cut of [0, 60_000, interim.length]) {
      const recorder = new HandshakeRecorder();
      recorder.pass('out', utf8(request));
      const bytes = utf8(`${interim}${upgrade}FRAMES`);
      recorder.pass('in', bytes.subarray(0, cut));
      recorder.pass('in', bytes.subarray(cut));
      expect(recorder.upgraded).toBe(true);
      expect(recorder.framing.offset.in).toBe(interim.length + upgrade.length);
    }
  });

  it('keeps 64 KiB of a head that is longer, and does not take it for one', () => {
    const recorder = new HandshakeRecorder();
    recorder.pass('out', utf8(request));
    for (let i = 0; i < 3; i++) recorder.pass('in', utf8(`HTTP/1.1 101 x\r\nX: ${'x'.repeat(66_000)}\r\n\r\n`));
    expect([recorder.complete, recorder.unread.length]).toEqual([false, 65_536]);
  });

  it('shows what came of an answer that broke off, and of one that is no HTTP', () => {
    const recorder = new HandshakeRecorder();
    expect(recorder.snapshot({}, [])).toBeNull();
    recorder.pass('out', utf8(request));
    expect(recorder.snapshot({}, [])?.response).toBeUndefined();
    recorder.pass('in', utf8('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(recorder.snapshot({}, [])?.response).toMatchObject({ startLine: 'SSH-2.0-OpenSSH_9.2', status: 0 });
  });

  it('keeps the first 64 KiB of a body', () => {
    const recorder = new HandshakeRecorder();
    recorder.pass('out', utf8(request));
    recorder.pass('in', utf8('HTTP/1.1 404 Not Found\r\n\r\n'));
    recorder.pass('in', new Uint8Array(65_000));
    expect(recorder.refused).toBe(false);
    recorder.pass('in', new Uint8Array(65_000));
    expect(recorder.refused).toBe(true);
    expect(recorder.snapshot({}, [])?.response?.body).toHaveLength(65_536);
  });

  it('tells when an answer is whole, body and all, and where frames begin after one that was followed', () => {
    const recorder = new HandshakeRecorder({ in: 1000, out: 500 });
    expect(recorder.pass('out', utf8(request))).toBe(true);
    expect(recorder.pass('in', utf8('HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nn'))).toBe(true);
    expect([recorder.complete, recorder.refused]).toEqual([true, false]);
    expect(recorder.pass('in', utf8('oneREST'))).toBe(false);
    expect(recorder.refused).toBe(true);
    expect(Buffer.from(recorder.answer!.body!).toString()).toBe('none');
    const second = new HandshakeRecorder({ in: 1000, out: 500 });
    second.pass('out', utf8(request));
    second.pass('in', utf8(upgrade));
    expect(second.framing.offset).toEqual({ in: 1000 + upgrade.length, out: 500 + request.length });
  });

  it('keeps a head within bounds', () => {
    const recorder = new HandshakeRecorder();
    for (let i = 0; i < 100; i++) recorder.pass('in', new Uint8Array(10_000).fill(0x61));
    recorder.pass('out', utf8(request));
    expect(recorder.snapshot({}, [])?.response?.raw).toHaveLength(65_536);
  });
});
