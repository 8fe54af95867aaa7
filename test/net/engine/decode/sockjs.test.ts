import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Client, StompHeaders, type IMessage, type IStompSocket } from '@stomp/stompjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tap } from '../../../support/decode/tap.ts';
import { never } from '../../../support/engines.ts';

/** What of their interfaces is used. */
interface Connection {
  on(event: 'data', heard: (message: string) => void): void;
  write(message: string): void;
  close(code: number, reason: string): void;
}
interface Server {
  on(event: 'connection', connected: (connection: Connection) => void): void;
  installHandlers(server: object, options: { prefix: string }): void;
}
const sockJs = createRequire(import.meta.url)('sockjs') as {
  createServer(options: { log: () => void }): Server;
};
const SockJS = createRequire(import.meta.url)('sockjs-client') as new (
  url: string,
  _: null,
  options: { transports: string },
) => IStompSocket;

async function served(connected: (connection: Connection) => void): Promise<string> {
  const sockjs = sockJs.createServer({ log: () => undefined });
  sockjs.on('connection', connected);
  const http = createServer();
  sockjs.installHandlers(http, { prefix: '/hub' });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

describe('SockJS, beside its server and client', () => {
  it('tells what STOMP says within its frames, and pairs what that pairs', async () => {
    const { url, opened } = await tap(
      await served((connection) => {
        connection.on('data', (text) => {
          const receipt = /\nreceipt:(.*)\n/.exec(text)?.[1];
          if (text.startsWith('CONNECT')) connection.write('CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0');
          if (text.startsWith('SEND\ndestination:/a\n'))
            connection.write('MESSAGE\nsubscription:s1\nmessage-id:m1\ndestination:/a\n\nhällo\0');
          if (receipt !== undefined) connection.write(`RECEIPT\nreceipt-id:${receipt}\n\n\0`);
          if (text.includes('destination:/bye')) connection.close(3000, 'Go away!');
        });
      }),
    );
    const client = new Client();
    client.webSocketFactory = () => new SockJS(`${url}/hub`, null, { transports: 'websocket' });
    client.reconnectDelay = client.heartbeatOutgoing = client.heartbeatIncoming = 0;
    onTestFinished(() => client.deactivate({ force: true }));
    const closed = new Promise<{ code: number; reason: string }>((resolve) => (client.onWebSocketClose = resolve));
    await new Promise<void>((resolve) => {
      client.onConnect = () => resolve();
      client.activate();
    });
    const heard = new Promise<IMessage>((resolve) =>
      client.subscribe('/a', resolve, Object.assign(new StompHeaders(), { id: 's1' })),
    );
    client.publish({ destination: '/a', body: 'hi', headers: Object.assign(new StompHeaders(), { receipt: 'r1' }) });
    expect((await heard).body).toBe('hällo');
    client.publish({ destination: '/bye' });
    expect(await closed).toMatchObject({ code: 3000, reason: 'Go away!' });
    const socket = opened[0]!;
    const said = await socket.said();
    expect(said.slice(0, 3)).toEqual(['< open', expect.stringMatching(/^> CONNECT /), '< CONNECTED 1.2']);
    expect(said).toContain('> SEND /a #r1 hi');
    expect(said).toContain('< MESSAGE /a #m1 hällo');
    expect(said.at(-1)).toBe('< close 3000 Go away!');
    const named = async () => {
      const { operations } = await Promise.resolve(socket.engine.calls.statistics({ session: 's' }, never));
      return operations?.names.map(({ name, filter }) => [name, filter]);
    };
    await expect.poll(named).toContainEqual(['/a', 'stomp.destination="/a"']);
    const answered = await socket.answered();
    expect(answered).toContainEqual(['SEND /a #r1 hi', 'RECEIPT #r1']);
    expect(await socket.said('$.messages[0].headers.receipt == "r1"')).toEqual(['> SEND /a #r1 hi']);
    expect(socket.engine.snapshot.decoder).toMatchObject({ chain: 'sockjs', by: 'evidence', sure: 0.99 });
    // Fields of what is in the frames, too: by evidence and where somebody says what it is.
    for (const chain of [null, 'sockjs > stomp']) {
      await socket.engine.calls.chooseDecoder({ session: 's', chain }, never);
      expect(await socket.said('stomp.destination:"/a" dir:out')).toEqual([
        expect.stringMatching(/^> SUBSCRIBE \/a #s1/),
        '> SEND /a #r1 hi',
      ]);
      expect(await socket.said('sockjs.frame:close')).toEqual(['< close 3000 Go away!']);
      expect(await socket.answered()).toContainEqual(['SEND /a #r1 hi', 'RECEIPT #r1']);
    }
    expect(socket.engine.snapshot.decoder).toMatchObject({ chain: 'sockjs > stomp', by: 'choice', writes: true });
    await socket.engine.calls.chooseDecoder({ session: 's', chain: 'sockjs > text' }, never);
    expect(await socket.said('stomp.destination:"/a"')).toEqual([]);
    expect((await socket.said('dir:out'))[0]).toMatch(/^> CONNECT\naccept-version/);
  });

  it('tells several messages of a frame, and JSON as JSON', async () => {
    const { url, opened } = await tap(
      await served((connection) => {
        connection.on('data', (text) => {
          const { id } = JSON.parse(text) as { id: number };
          connection.write(JSON.stringify({ id, result: `${id}.` }));
          connection.write('{"type":"event"}');
        });
      }),
    );
    const client = new SockJS(`${url}/hub`, null, { transports: 'websocket' });
    onTestFinished(() => client.close());
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      client.onopen = () => client.send('{"id":1,"method":"add"}');
      client.onmessage = ({ data }) => {
        if (heard.push(String(data)) === 2) resolve();
      };
    });
    const socket = opened[0]!;
    const said = await socket.said();
    expect(said.slice(0, 2)).toEqual(['< open', '> {"id":1,"method":"add"}']);
    expect(said.slice(2).join('; ').replaceAll('< ', '')).toBe(heard.join('; '));
    expect(await socket.answered()).toEqual([
      ['{"id":1,"method":"add"}', expect.stringContaining('{"id":1,"result":"1."}')],
    ]);
  });
});
