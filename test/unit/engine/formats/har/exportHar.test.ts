/** HAR, there and back. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../../src/contract/model.ts';
import { newCapture } from '../../../../support/captures.ts';
import { richCapture } from '../../../../support/formats/richCapture.ts';
import { openedFile, saved } from '../../../../support/formats/roundTrip.ts';
import { told, type Told } from '../../../../support/formats/told.ts';
import { frame, hex } from '../../../../support/frames/index.ts';

interface HarEntry {
  request: { cookies: object[] };
  _webSocketMessages: object[];
}

interface Har {
  log: { entries: object[] };
}

/** What of a message a HAR has. */
function said({ time, direction, opcode, payloadLength, preview, marker }: Row): object {
  return { time, direction, opcode, payloadLength, preview, marker };
}

/** Data messages, and what is between them. */
function kept({ messages }: Told): object[] {
  return messages
    .filter(({ opcode, fin, marker }) => marker !== undefined || ((opcode === 'text' || opcode === 'binary') && fin))
    .map(said);
}

describe('a HAR of ours', () => {
  it('has the same messages, times and handshakes when it is opened, of all connections', async () => {
    const made = richCapture({ clean: true });
    const [again, ...others] = await openedFile(await saved(made, 'har'));
    expect(others).toEqual([]);
    const [before, after] = [await told(made), await told(again!)];
    expect(kept(after)).toEqual(kept(before));
    expect(after.handshakes).toEqual(before.handshakes);
    const facts = ({ started, opened, ended, close, failure }: Record<string, unknown>): object => ({
      started,
      opened,
      ended,
      close,
      failure,
    });
    expect(after.connections.map((one) => facts(one as never))).toEqual(
      before.connections.map((one) => facts(one as never)),
    );
    const { label, url, started, ended } = made.capture.meta;
    expect(again!.capture.meta).toMatchObject({ label, started, ended });
    expect(again!.capture.meta.url).toBe('ws://example.test:8080/feed?room=1');
    expect(url).toBe('ws://test/');
    expect(again!.capture.meta.origin).toEqual({
      format: 'har',
      creator: 'WebSocket Inspector 1',
      notHeld: [
        ...['masking-keys', 'fragments', 'compression', 'control-frames', 'handshake-bytes'],
        ...['connection-details', 'frame-headers', 'bookmarks'],
      ],
    });
  });

  it('is as Chrome writes one', async () => {
    const path = await saved(richCapture({ single: true, clean: true, deflate: false }), 'har');
    const { log } = JSON.parse(readFileSync(path, 'utf8')) as Har;
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'WebSocket Inspector' }, pages: [] });
    const [entry] = log.entries as [HarEntry];
    expect(entry).toMatchObject({
      _resourceType: 'websocket',
      startedDateTime: '2026-01-02T03:04:05.678Z',
      time: 13.75,
      request: {
        method: 'GET',
        url: 'ws://example.test:8080/feed?room=1',
        httpVersion: 'HTTP/1.1',
        queryString: [{ name: 'room', value: '1' }],
        bodySize: 0,
      },
      response: { status: 101, statusText: 'Switching Protocols', content: { size: 0 }, redirectURL: '' },
      timings: { blocked: -1, dns: 1.5, connect: 2.25, ssl: -1, send: 0, wait: 10, receive: 0 },
      _webSocketClose: { code: 1001, reason: 'going' },
    });
    expect(entry.request.cookies).toEqual([
      { name: 'sid', value: '42' },
      { name: 'theme', value: 'dark' },
    ]);
    expect(entry._webSocketMessages.slice(0, 3)).toEqual([
      { type: 'send', time: 1767323045.682, opcode: 1, data: '{"op":"subscribe","token":"s3cr3t-token","n":1}' },
      { type: 'receive', time: 1767323045.68325, opcode: 1, data: '{"ok":true,"text":"grüße 𝄞"}' },
      { type: 'receive', time: 1767323045.6845, opcode: 2, data: 'AAEC/v8=' },
    ]);
  });

  it('has text that is none, and long messages, as they were', async () => {
    const made = newCapture();
    const long = `ä€𝄞"\\\n${'x'.repeat(1000)}`.repeat(600);
    made.pass('in', frame({ opcode: 'text', payload: hex('61 ff 62') }));
    made.pass('in', frame({ opcode: 'text', payload: long }));
    made.pass('out', frame({ opcode: 'binary', payload: Buffer.alloc(1_000_001, 'some bytes'), mask: '01020304' }));
    const [again] = await openedFile(await saved(made, 'har'));
    expect((await told(again!)).payloads).toEqual((await told(made)).payloads);
  });
});
