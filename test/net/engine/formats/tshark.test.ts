/** Wireshark's own dissectors read what we write, field by field: they share no code with us. */
import { describe, expect, it } from 'vitest';
import type { FrameRecord } from '../../../../src/engine/capture/frameIndex.ts';
import { newCaptureOf, type TestCapture } from '../../../support/captures.ts';
import { richCapture } from '../../../support/formats/richCapture.ts';
import { saved } from '../../../support/formats/roundTrip.ts';
import { frame, utf8 } from '../../../support/frames/index.ts';
import { lacks } from '../../../support/servers/programs.ts';
import { tshark, tsharkBytes } from '../../../support/servers/tshark.ts';

const asSent = ['-o', 'websocket.decompress:FALSE'];

function recordsOf({ capture }: TestCapture): FrameRecord[] {
  const all = Array.from({ length: capture.frames.count }, (_, i) => capture.frames.get(i + 1)!);
  return all.filter(({ marker }) => marker === undefined);
}

const headerFields = [
  'frame.time_epoch',
  'tcp.srcport',
  'websocket.opcode',
  'websocket.fin',
  'websocket.rsv',
  'websocket.mask',
  'websocket.payload_length',
  'websocket.payload_length_ext_16',
  'websocket.payload_length_ext_64',
  'websocket.masking_key',
  'websocket.payload.close.status_code',
  'websocket.payload.close.reason',
] as const;

/** What tshark is to say of a frame's header, out of its bytes: read here after RFC 6455 §5.2, by itself. */
function headerOf(record: FrameRecord, { reader }: TestCapture, server: string): Record<string, string> {
  const bytes = Buffer.from(reader.header(record));
  const length = bytes[1]! & 0x7f;
  const masked = bytes[1]! >= 0x80;
  return {
    'frame.time_epoch': `${(record.time / 1000).toFixed(6)}000`,
    'tcp.srcport': record.direction === 'in' ? server : 'client',
    'websocket.opcode': String(bytes[0]! & 15),
    'websocket.fin': bytes[0]! >= 0x80 ? '1' : '0',
    'websocket.rsv': `0x0${(bytes[0]! >> 4) & 7}`,
    'websocket.mask': masked ? '1' : '0',
    'websocket.payload_length': String(length),
    'websocket.payload_length_ext_16': length === 126 ? String(bytes.readUInt16BE(2)) : '',
    'websocket.payload_length_ext_64': length === 127 ? String(bytes.readBigUInt64BE(2)) : '',
    'websocket.masking_key': masked ? bytes.subarray(-4).toString('hex') : '',
    'websocket.payload.close.status_code': (bytes[0]! & 15) === 8 ? String(record.closeCode) : '',
    'websocket.payload.close.reason':
      (bytes[0]! & 15) === 8 ? Buffer.from(reader.framePayload(record)).subarray(2).toString() : '',
  };
}

describe.skipIf(lacks('tshark'))('tshark', () => {
  it('reads the same headers, times and directions of frames of all kinds and lengths', async () => {
    const made = richCapture();
    const file = await saved(made, 'pcapng');
    const rows = await tshark(file, 'websocket', headerFields, ...asSent);
    const seen = rows.map((row) => ({
      ...row,
      'tcp.srcport': Number(row['tcp.srcport']) >= 49152 ? 'client' : row['tcp.srcport'],
    }));
    // The last one was cut off: there is no whole frame to read.
    const expected = recordsOf(made).slice(0, -1);
    expect(seen).toEqual(expected.map((record) => headerOf(record, made, '80')));
  });

  it('reads the same payloads, unmasked, and inflates those that were compressed', async () => {
    const made = richCapture({ clean: true });
    const file = await saved(made, 'pcapng');
    const payloads = await tsharkBytes(file, 'websocket', 'websocket.payload', ...asSent);
    const expected = recordsOf(made).map((record) => Buffer.from(made.reader.framePayload(record)).toString('hex'));
    expect(payloads).toEqual(expected);
    const inflated = await tshark(file, 'websocket.pmc == 1 && websocket.opcode == 1', ['websocket.payload.text']);
    const compressed = recordsOf(made).filter((record) => record.compressed && (record.byte0 & 15) === 1);
    expect(inflated.map((row) => row['websocket.payload.text'])).toEqual(
      compressed.map((record) => Buffer.from(made.reader.message(record).bytes!).toString()),
    );
    expect(compressed).toHaveLength(6);
  });

  it('has nothing to say against TCP and IP: sequences, acknowledgements, windows, checksums', async () => {
    const file = await saved(richCapture(), 'pcapng');
    const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
    const fields = ['tcp.checksum.status', 'ip.checksum.status', 'tcp.analysis.flags', '_ws.malformed'] as const;
    const all = await tshark(file, 'frame', fields, ...checks);
    expect(new Set(all.map((row) => Object.values(row).join(' ').trim()))).toEqual(new Set(['1 1']));
  });

  it.each([
    { url: 'ws://127.0.0.1:9001/a', from: '127.0.0.1', to: '127.0.0.1' },
    { url: 'wss://[2001:db8::17]:443/a', from: '2001:db8::2', to: '2001:db8::17' },
    { url: 'ws://[::1]/', from: '::1', to: '::1' },
    { url: 'wss://example.test/', from: '192.0.2.2', to: '192.0.2.1' },
  ])('reads HTTP and WebSocket of $url between $from and $to, and its comment', async ({ url, from, to }) => {
    const made = small(url);
    const file = await saved(made, 'pcapng');
    const all = await tshark(file, 'frame', smallFields, '-o', 'tcp.check_checksum:TRUE');
    expect(new Set(all.map((row) => row['tcp.checksum.status']))).toEqual(new Set(['1']));
    expect(all.filter((row) => row['tcp.analysis.flags'] !== '')).toEqual([]);
    const asked = all.find((row) => row['http.request.uri'] !== '');
    expect(asked?.['http.request.uri']).toBe('/a');
    expect([asked!['ip.src'] || asked!['ipv6.src'], asked!['ip.dst'] || asked!['ipv6.dst']]).toEqual([from, to]);
    const texts = all.map((row) => row['websocket.payload.text']).filter((text) => text !== '');
    expect(texts).toEqual(['hello', 'x'.repeat(5000)]);
    const [first] = all;
    expect(first!['frame.comment']).toContain(`WebSocket connection 1 to ${url}.`);
    expect(first!['frame.comment'].includes('TLS was removed')).toBe(url.startsWith('wss'));
  });

  it('reads 100,000 frames', async () => {
    const made = small('ws://test/');
    const count = 100_000;
    for (let i = 3; i <= count; i++) {
      if (i % 3 === 0) made.pass('out', frame({ opcode: 'text', payload: `message ${i}`, mask: '0a0b0c0d' }));
      else made.pass('in', frame({ opcode: 'text', payload: `message ${i}` }));
    }
    const file = await saved(made, 'pcapng');
    const fields = ['tcp.srcport', 'websocket.mask', 'websocket.payload_length', 'websocket.payload.text'] as const;
    const rows = await tshark(file, 'websocket', fields);
    expect(rows).toHaveLength(count);
    const wrong = rows.filter((row, i) => {
      if (i < 2) return false;
      const text = `message ${i + 1}`;
      const out = (i + 1) % 3 === 0;
      return (
        row['websocket.payload.text'] !== text ||
        row['websocket.payload_length'] !== String(text.length) ||
        row['websocket.mask'] !== (out ? '1' : '0') ||
        (row['tcp.srcport'] === '80') === out
      );
    });
    expect(wrong).toEqual([]);
  }, 240_000);
});

const smallFields = [
  'ip.src',
  'ipv6.src',
  'ip.dst',
  'ipv6.dst',
  'tcp.checksum.status',
  'tcp.analysis.flags',
  'http.request.uri',
  'websocket.payload.text',
  'frame.comment',
] as const;

/** A short conversation: a message each way. */
function small(url: string): TestCapture {
  const request =
    'GET /a HTTP/1.1\r\nHost: x.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
  const response =
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';
  const made = newCaptureOf(
    { started: Date.UTC(2026, 0, 2), request: utf8(request), response: utf8(response) },
    { url },
  );
  made.pass('in', frame({ opcode: 'text', payload: 'hello' }));
  made.pass('out', frame({ opcode: 'text', payload: 'x'.repeat(5000), mask: '01020304' }));
  return made;
}
