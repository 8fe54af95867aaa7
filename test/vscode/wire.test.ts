/** What the API says of a conversation equals what a raw peer wrote, byte for byte, in a real VS Code. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Row, Session, WebSocketInspectorApi } from '../../src/api.ts';
import { closePayload, concat, Deflater, fragments, frame } from '../support/frames/index.ts';
import { awaitFrames, awaitSignal, end, rawPeer, send, type RawPeer } from '../support/peers/index.ts';
import { until } from './support/until.ts';

const compressed = 'compressed, compressed, compressed';
const [first, second, third] = fragments({ opcode: 'text', payload: 'Hello, häagen', cuts: [3, 8] }) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const written = [
  frame({ opcode: 'text', payload: 'in the packet of the 101' }),
  first,
  frame({ opcode: 'ping', payload: 'between' }),
  second,
  frame({ opcode: 'ping', payload: '' }),
  third,
  frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate(compressed) }),
  frame({ opcode: 'binary', payload: Uint8Array.of(0, 0x1e, 0xff) }),
  frame({ opcode: 'close', payload: closePayload(1001, 'going') }),
];

describe('a conversation with a raw peer', () => {
  let peer: RawPeer;
  let session: Session;
  let rows: Row[];
  let announced = { frames: 0, messages: 0 };

  before(async () => {
    const api = (await vscode.extensions
      .getExtension('websocket-inspector.websocket-inspector')!
      .activate()) as WebSocketInspectorApi;
    const ready = Promise.withResolvers<void>();
    peer = await rawPeer({
      answer: {
        extraHeaders: [
          ['Sec-WebSocket-Extensions', 'permessage-deflate'],
          ['X-Twice', '1'],
          ['x-twice', '2'],
        ],
      },
      alongside: written[0]!,
      // Cut inside headers and payloads, and where frames meet.
      steps: [
        awaitSignal(ready.promise),
        send(concat(...written.slice(1)), [1, 4, 9, 13, 20, 33, 41]),
        awaitFrames(5),
        end(),
      ],
    });
    session = await api.connect(
      {
        url: `${peer.url}/a?b=c`,
        headers: [
          ['X-Order', 'one'],
          ['Cookie', 'k=v'],
        ],
      },
      { show: false },
    );
    session.onDidCapture((counts) => (announced = counts));
    await session.send('text');
    await session.ping(Uint8Array.of(1, 2));
    ready.resolve();
    await until(() => session.state === 'closed');
    rows = await session.rows({ start: 0, count: 100 });
  });
  after(() => peer.stop());

  it('has the rows of both directions', () => {
    const brief = (direction: string): unknown[] =>
      rows
        .filter((row) => row.direction === direction)
        .map(({ opcode, fin, rsv, masked, preview }) => [opcode, fin, rsv, masked, preview]);
    assert.deepEqual(brief('in'), [
      ['text', true, 0, false, 'in the packet of the 101'],
      ['text', false, 0, false, 'Hel'],
      ['ping', true, 0, false, '62 65 74 77 65 65 6e'],
      ['continuation', false, 0, false, 'lo, h'],
      ['ping', true, 0, false, ''],
      ['continuation', true, 0, false, 'äagen'],
      ['text', true, 4, false, compressed],
      ['binary', true, 0, false, '00 1e ff'],
      ['close', true, 0, false, '1001 going'],
    ]);
    assert.deepEqual(
      brief('out')
        .map((row) => (row as unknown[])[0])
        .sort(),
      ['close', 'ping', 'pong', 'pong', 'text'],
    );
    assert.equal(rows.find(({ opcode, direction }) => opcode === 'close' && direction === 'in')?.closeCode, 1001);
  });

  it('has the wire bytes of every frame, both ways', async () => {
    const wires = await Promise.all(rows.map(({ id }) => session.wire(id)));
    const of = (direction: string): Uint8Array[] => wires.filter((_, i) => rows[i]!.direction === direction);
    assert.deepEqual(of('in').map(toHex), written.map(toHex));
    assert.equal(toHex(concat(...of('out'))), toHex(peer.receivedAfterHead));
    assert.deepEqual(
      rows.map(({ wireLength }) => wireLength),
      wires.map(({ length }) => length),
    );
  });

  it('has the payloads: messages whole, later fragments their own', async () => {
    const received = rows.filter(({ direction }) => direction === 'in');
    const payloads = await Promise.all(received.map(({ id }) => session.payload(id)));
    assert.deepEqual(payloads.map((bytes) => Buffer.from(bytes).toString()).slice(0, 7), [
      'in the packet of the 101',
      'Hello, häagen',
      'between',
      'lo, h',
      '',
      'äagen',
      compressed,
    ]);
    assert.deepEqual([...payloads[7]!], [0, 0x1e, 0xff]);
  });

  it('has messages as one row each, with lengths of the whole', async () => {
    const messages = await session.rows({ start: 0, count: 100, view: 'messages', filter: 'dir:in op:text' });
    assert.deepEqual(
      messages.map(({ preview, payloadLength, wireLength }) => [preview, payloadLength, wireLength]),
      [
        ['in the packet of the 101', 24, 26],
        ['Hello, häagen', 14, 20],
        [compressed, compressed.length, written[6]!.length],
      ],
    );
    assert.equal(await session.count(), rows.length);
    assert.equal(await session.count({ view: 'messages' }), rows.length - 2);
    assert.equal(await session.count({ filter: 'dir:in /H[eä]/' }), 1);
    assert.deepEqual(announced, { frames: rows.length, messages: rows.length - 2 });
  });

  it('has the handshake', async () => {
    const { request, response, checks, timings, extensions } = await session.handshake();
    assert.equal(Buffer.from(request.raw).toString('latin1'), peer.requestHead);
    assert.deepEqual(request.headers.slice(-2), [
      ['X-Order', 'one'],
      ['Cookie', 'k=v'],
    ]);
    assert.equal(request.startLine, 'GET /a?b=c HTTP/1.1');
    assert.equal(toHex(response!.raw), toHex(peer.answered));
    assert.deepEqual(response!.headers.slice(-2), [
      ['X-Twice', '1'],
      ['x-twice', '2'],
    ]);
    assert.equal(response!.status, 101);
    assert.equal(extensions, 'permessage-deflate');
    assert.ok(checks.every(({ ok }) => ok));
    assert.ok(timings.connect !== undefined && timings.upgrade !== undefined);
  });
});

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
