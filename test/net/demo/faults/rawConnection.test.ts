import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { frame, scanFrames, toHex } from '../../../support/frames/index.ts';
import { openClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();
let socket: Socket;

afterEach(() => socket.destroy());

const mask = '01 02 03 04';

/** Sends a handshake and frames in one write; what comes until the server ends the connection. */
async function exchange(path: string, ...frames: Uint8Array[]): Promise<Buffer> {
  socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const head = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
  socket.write(Buffer.concat([Buffer.from(head), ...frames]));
  const parts: Buffer[] = [];
  for await (const part of socket as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

describe('a raw connection', () => {
  it('answers the key of RFC 6455 §1.3, a ping, and a close frame, even in the packet of the handshake', async () => {
    const bytes = await exchange(
      '/slow?ms=0',
      frame({ opcode: 'ping', payload: 'x', mask }),
      frame({ opcode: 'text', payload: 'ignored', mask }),
      frame({ opcode: 'close', payload: Uint8Array.of(0x0f, 0xa0), mask }),
    );
    const end = bytes.indexOf('\r\n\r\n') + 4;
    expect(bytes.subarray(0, end).toString()).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
    );
    expect(
      scanFrames(bytes.subarray(end))
        .map(({ opcode, payload }) => `${opcode} ${toHex(payload)}`)
        .slice(1),
    ).toEqual(['10 78', '8 0f a0']);
  });

  it('closes with 1002 on a control frame that is too long', async () => {
    const bytes = await exchange('/slow?ms=0', frame({ opcode: 'ping', payload: new Uint8Array(126), mask }));
    const last = scanFrames(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)).at(-1)!;
    expect([last.opcode, toHex(last.payload.subarray(0, 2))]).toEqual([8, '03 ea']);
  });

  it('ends when the client ends without a close frame', async () => {
    const client = await openClient(`${server.url}/reserved-opcode`);
    const gone = once(client.socket, 'close');
    client.socket.terminate();
    await gone;
    socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
  });
});
