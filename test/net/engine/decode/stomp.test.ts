import type { AddressInfo } from 'node:net';
import { Client, StompHeaders, type IFrame, type IMessage } from '@stomp/stompjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';

/** A scripted peer: it echoes what is sent to whom it is sent by, and gives the receipts that are asked for. */
async function broker(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'v12.stomp' });
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      const receipt = /\nreceipt:(.*)\n/.exec(text)?.[1];
      if (text.startsWith('CONNECT')) socket.send('CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0');
      if (text.startsWith('SEND')) {
        const body = text.slice(text.indexOf('\n\n') + 2, -1);
        socket.send(`MESSAGE\nsubscription:s1\nmessage-id:m1\ndestination:/queue/a\n\n${body}\0`);
      }
      if (receipt !== undefined) socket.send(`RECEIPT\nreceipt-id:${receipt}\n\n\0`);
    });
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const headers = (members: Record<string, string>): StompHeaders => Object.assign(new StompHeaders(), members);

describe('STOMP, beside @stomp/stompjs', () => {
  it('tells what it says and hears, and pairs its receipts', async () => {
    const url = await broker();
    let socket: EngineSocket | undefined;
    const client = new Client();
    client.webSocketFactory = () => (socket = new EngineSocket(url, ['v12.stomp']));
    client.reconnectDelay = client.heartbeatOutgoing = client.heartbeatIncoming = 0;
    onTestFinished(() => void client.deactivate({ force: true }));
    const connected = await new Promise<IFrame>((resolve) => {
      client.onConnect = resolve;
      client.activate();
    });
    expect(connected.headers['version']).toBe('1.2');
    const heard = new Promise<IMessage>((resolve) => client.subscribe('/queue/a', resolve, headers({ id: 's1' })));
    const receipt = new Promise<IFrame>((resolve) => client.watchForReceipt('r1', resolve));
    client.publish({ destination: '/queue/a', body: 'hällo', headers: headers({ receipt: 'r1', odd: 'a:b\\c' }) });
    const message = await heard;
    await receipt;
    const said = await socket!.said();
    expect(said).toContain('> SUBSCRIBE /queue/a #s1');
    expect(said).toContain('> SEND /queue/a #r1 hällo');
    expect(said).toContain(
      `< MESSAGE ${message.headers['destination']} #${message.headers['message-id']} ${message.body}`,
    );
    expect(said).toContain('< RECEIPT #r1');
    expect(await socket!.answered()).toEqual([
      [expect.stringMatching(/^CONNECT /), 'CONNECTED 1.2'],
      ['SEND /queue/a #r1 hällo', 'RECEIPT #r1'],
    ]);
    expect(await socket!.said('$.headers.odd == "a:b\\\\c"')).toEqual(['> SEND /queue/a #r1 hällo']);
    expect(await socket!.said('$.headers.odd contains "a:b"')).toEqual(['> SEND /queue/a #r1 hällo']);
  });
});
