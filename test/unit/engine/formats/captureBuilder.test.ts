/** A capture built out of what a file tells is one like any other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaptureBuilder, type ImportedAbout } from '../../../../src/engine/formats/captureBuilder.ts';
import { framesOf, openedCapture, temporaryFolder } from '../../../support/captures.ts';
import { closePayload, frame, utf8 } from '../../../support/frames/index.ts';

const request = utf8(
  'GET /a HTTP/1.1\r\nHost: x.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
);
const response = utf8(
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
);
const text = (words: string) => ({ opcode: 1, fin: true, rsv: 0, bytes: utf8(words) });

function building(about: Partial<ImportedAbout> = {}): {
  builder: CaptureBuilder;
  open: () => ReturnType<typeof openedCapture>;
} {
  const folder = join(temporaryFolder(), 'capture');
  const builder = new CaptureBuilder(folder, 'capture', { format: 'jsonl', started: 100, notHeld: [], ...about });
  return { builder, open: () => openedCapture(folder) };
}

describe('a capture that is built', () => {
  it('knows the handshake in the bytes, and frames that came in one piece with it', async () => {
    const { builder, open } = building({ secure: true });
    builder.timings({ upgrade: 5 });
    builder.bytes('out', request, 101);
    builder.bytes('in', Buffer.concat([response, frame({ opcode: 'text', payload: 'at once' })]), 102);
    builder.frame('out', text('hello'), 103);
    await builder.finish();
    const opened = open();
    expect(framesOf(opened)).toEqual(['1 in 81 at once', '2 out 81 hello']);
    const { url, label, ended, connections } = opened.capture.meta;
    expect({ url, label, ended }).toEqual({ url: 'wss://x.test/a', label: 'x.test/a', ended: 103 });
    expect(connections[0]).toMatchObject({ opened: 102, handshake: { timings: { upgrade: 5 } } });
    expect(connections[0]?.handshake?.checks.every(({ ok }) => ok)).toBe(true);
  });

  it('masks what the client sends with a key of zeros, with the one it is told, or not at all', async () => {
    const { builder, open } = building();
    builder.startFrames({ deflate: false, takeover: { in: true, out: true } });
    builder.frame('out', text('a'), 1);
    builder.frame('out', { ...text('a'), key: Uint8Array.of(1, 2, 3, 4) }, 2);
    builder.frame('out', { ...text('a'), mask: false }, 3);
    builder.frame('in', text('a'), 4);
    builder.doesNotHold('masking-keys');
    await builder.finish();
    const { capture, reader } = open();
    const wire = [1, 2, 3, 4].map((id) => Buffer.from(reader.wire(capture.frames.get(id)!)).toString('hex'));
    expect(wire).toEqual(['81810000000061', '81810102030460', '810161', '810161']);
    expect(capture.meta.origin).toEqual({ format: 'jsonl', notHeld: ['masking-keys'] });
  });

  it('tells how it ended by its close frame, unless it is told', async () => {
    const { builder, open } = building();
    builder.startFrames({ deflate: false, takeover: { in: true, out: true } });
    builder.frame('out', { opcode: 8, fin: true, rsv: 0, bytes: closePayload(4000, 'enough'), key: utf8('keys') }, 1);
    await builder.finish({ damage: 'some is missing' });
    const { close } = open().capture.meta.connections[0]!;
    expect(close).toEqual({ code: 4000, reason: 'enough', by: 'us' });
    expect(open().capture.meta.damage).toBe('some is missing');
  });

  it('goes on with another connection, with marks between', async () => {
    const { builder, open } = building();
    builder.bytes('out', request, 101);
    builder.bytes('in', response, 102);
    builder.end({ time: 110, close: { code: 1006, reason: '', by: 'nobody' } });
    builder.begin(120);
    builder.end({ time: 121, failure: { code: 'refused', message: 'a', cause: 'b', remedy: 'c' } });
    builder.begin(130);
    builder.bytes('out', request, 131);
    builder.bytes('in', response, 132);
    builder.frame('in', text('again'), 133);
    await builder.finish();
    const opened = open();
    expect(framesOf(opened)).toEqual(['1 -- ended', '2 -- attempt-failed', '3 -- reconnected', '4 in 81 again']);
    expect(opened.capture.frames.get(3)?.marker?.gap).toBe(22);
  });

  it('keeps an answer that was no upgrade', async () => {
    const { builder, open } = building();
    builder.bytes('out', request, 101);
    builder.bytes('in', utf8('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno'), 102);
    await builder.finish();
    const { connections } = open().capture.meta;
    expect(connections[0]?.opened).toBeUndefined();
    expect(connections[0]?.handshake?.response).toMatchObject({ status: 403, body: Uint8Array.from(utf8('no')) });
  });

  it('writes its description when it is made and when it is whole, however many connections it has', async () => {
    const folder = join(temporaryFolder(), 'capture');
    const builder = new CaptureBuilder(folder, 'capture', { format: 'jsonl', started: 100, notHeld: [] });
    const description = (): string => readFileSync(join(folder, 'session.json'), 'utf8');
    const first = description();
    for (let time = 101; time < 3_101; time++) {
      builder.startFrames({ deflate: false, takeover: { in: true, out: true } });
      builder.frame('in', text('a'), time);
      builder.begin(time);
      if (time % 500 === 0) await builder.room();
      if (time % 100 === 0) expect(description()).toBe(first);
    }
    await builder.finish();
    const { capture } = openedCapture(folder);
    expect(capture.meta.connections.at(-1)?.number).toBe(3_001);
    expect(capture.counters.frames).toBe(3_000);
  });
});
