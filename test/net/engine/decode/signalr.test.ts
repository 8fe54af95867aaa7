import type { AddressInfo } from 'node:net';
import { HttpTransportType, HubConnectionBuilder, LogLevel, type IHttpConnectionOptions } from '@microsoft/signalr';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';

const end = '\u001e';

interface HubMessage {
  type?: number;
  invocationId?: string;
  target?: string;
  arguments?: unknown[];
}

/** A small hub: `add` adds, `fail` fails, `count` streams; who greets is greeted. */
async function hub(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    const say = (...messages: object[]): void => socket.send(messages.map((one) => JSON.stringify(one) + end).join(''));
    socket.on('message', (data: Buffer) => {
      for (const written of data.toString().split(end).slice(0, -1)) {
        const { type, invocationId, target, arguments: given = [] } = JSON.parse(written) as HubMessage;
        if (type === undefined) say({});
        else if (target === 'greet') say({ type: 1, target: 'greeted', arguments: given });
        else if (target === 'add') say({ type: 3, invocationId, result: (given as number[]).reduce((a, b) => a + b) });
        else if (target === 'fail') say({ type: 3, invocationId, error: 'It failed.' });
        else if (target === 'count')
          say({ type: 2, invocationId, item: 1 }, { type: 2, invocationId, item: 2 }, { type: 3, invocationId });
      }
    });
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('SignalR, beside its client', () => {
  it('tells what it says and hears, and pairs invocations with completions', async () => {
    const opened: EngineSocket[] = [];
    class Socket extends EngineSocket {
      constructor(url: string, protocols?: string) {
        super(url, protocols);
        opened.push(this);
      }
    }
    const options: IHttpConnectionOptions & { WebSocket: unknown } = {
      skipNegotiation: true,
      transport: HttpTransportType.WebSockets,
      WebSocket: Object.assign(Socket, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }),
    };
    const connection = new HubConnectionBuilder()
      .withUrl(await hub(), options)
      .configureLogging(LogLevel.None)
      .build();
    onTestFinished(() => connection.stop());
    const greeted = new Promise<string>((resolve) => connection.on('greeted', resolve));
    await connection.start();
    await connection.send('greet', 'Ada');
    expect(await greeted).toBe('Ada');
    expect(await connection.invoke('add', 1, 2)).toBe(3);
    await expect(connection.invoke('fail')).rejects.toThrow('It failed.');
    const items: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      connection.stream('count').subscribe({ next: (item) => items.push(item), error: reject, complete: resolve });
    });
    expect(items).toEqual([1, 2]);
    // Its pings come when it thinks that they are due.
    expect((await opened[0]!.said()).filter((said) => said !== '> ping')).toEqual([
      '> handshake json',
      '< handshake',
      '> greet("Ada")',
      '< greeted("Ada")',
      '> add(1,2) #0',
      '< #0 result 3',
      '> fail() #1',
      '< #1 error It failed.',
      '> stream count() #2',
      '< #2 item 1; #2 item 2; #2 result',
    ]);
    expect(await opened[0]!.answered()).toEqual([
      ['handshake json', 'handshake'],
      ['add(1,2) #0', '#0 result 3'],
      ['fail() #1', '#1 error It failed.'],
      ['stream count() #2', '#2 item 1; #2 item 2; #2 result'],
    ]);
    expect(await opened[0]!.said('$.target == "add"')).toEqual(['> add(1,2) #0']);
  });
});
