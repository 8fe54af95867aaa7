import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWebSocketStream, WebSocket, WebSocketServer } from 'ws';
import { tap } from '../../../support/decode/tap.ts';

/** What of its interface is used. */
interface Viewer {
  width: number;
  height: number;
  title: string;
  on(event: 'connect' | 'bell', heard: () => void): void;
  on(event: 'rect', heard: (rectangle: { x: number; y: number; width: number; height: number }) => void): void;
  on(event: 'clipboard', heard: (text: string) => void): void;
  pointerEvent(x: number, y: number, buttons: number): void;
  keyEvent(keysym: number, isDown: number): void;
  updateClipboard(text: string): void;
}
const rfb = createRequire(import.meta.url)('rfb2') as {
  createConnection(how: { stream: Duplex; password: string }): Viewer;
};

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const title = Buffer.from('desktop');
/** What a server says to the first messages that it gets (RFC 6143 §7.1 to §7.3), then to whatever comes. */
const answers = [
  bytes('01 02'), // To its version: VNC authentication alone (§7.1.2).
  bytes('00112233445566778899aabbccddeeff'), // To that: the challenge (§7.2.2).
  bytes('00000000'), // To the response: OK (§7.1.3).
  // To ClientInit: 2 × 1 pixels of 32 bits (§7.3.2).
  Buffer.concat([bytes('0002 0001 20 18 00 01 00ff 00ff 00ff 10 08 00 000000 00000007'), title]),
];
const update = bytes('00 00 0001 0000 0000 0002 0001 00000000 11111111 22222222'); // §7.6.1
const bell = bytes('02'); // §7.6.3
const cut = Buffer.concat([bytes('03 000000 00000005'), Buffer.from('hello')]); // §7.6.4

async function desktop(): Promise<string> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  server.on('connection', (socket) => {
    const left = [...answers];
    socket.send(Buffer.from('RFB 003.008\n'));
    socket.on('message', (data: Buffer) => {
      const next = left.shift();
      if (next) socket.send(next);
      else if (data[0] === 3) for (const one of [update, bell, cut]) socket.send(one);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

describe('RFB, beside the viewer of rfb2', () => {
  it('tells what the viewer understands, and what it does', async () => {
    const { url, opened } = await tap(await desktop());
    const stream = createWebSocketStream(new WebSocket(url.replace('http', 'ws'), ['binary']));
    onTestFinished(() => void stream.destroy());
    const viewer = rfb.createConnection({ stream, password: 'secret' });
    const heard: string[] = [];
    viewer.on('rect', ({ x, y, width, height }) => heard.push(`${width}×${height} at ${x},${y}`));
    viewer.on('bell', () => heard.push('Bell'));
    viewer.on('clipboard', (copied) => heard.push(copied));
    await new Promise<void>((resolve) => viewer.on('connect', resolve));
    viewer.pointerEvent(1, 0, 1);
    viewer.keyEvent(0x61, 1);
    viewer.updateClipboard('mine');
    await expect.poll(() => heard).toEqual(['2×1 at 0,0', 'Bell', 'hello']);

    const said = (): Promise<string[]> => opened[0]!.said();
    await expect.poll(async () => (await said()).at(-1)).toMatch(/^[<>] (ServerCutText|ClientCutText)/);
    const lines = await said();
    expect(lines.filter((line) => line.startsWith('<'))).toEqual([
      '< RFB 003.008',
      '< Security VNC Authentication',
      '< Challenge',
      '< SecurityResult OK',
      `< ServerInit ${viewer.width}×${viewer.height} "${viewer.title}"`,
      `< FramebufferUpdate [1] Raw ${heard[0]}`,
      '< Bell',
      '< ServerCutText "hello"',
    ]);
    // The viewer writes SetEncodings in two pieces: what begins within a message is shown as bytes.
    expect(lines.filter((line) => line.startsWith('>'))).toEqual([
      '> RFB 003.008',
      '> Security VNC Authentication, or ClientInit shared: true',
      '> Response',
      '> Security None, or ClientInit shared: true',
      '> SetPixelFormat',
      '> 02 00 00 03',
      '> 00 00 00 00 00 00 00 01 ff ff ff 21',
      '> FramebufferUpdateRequest 2×1 at 0,0',
      '> PointerEvent 1,0 buttons 1',
      '> KeyEvent a down',
      '> ClientCutText "mine"',
    ]);
    expect(opened[0]!.engine.snapshot.decoder).toMatchObject({ chain: 'rfb', by: 'evidence', sure: 1 });
  });
});
