import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type RawData } from 'ws';
import { EngineSocket } from './engineSocket.ts';

/** Between a client that brings its own WebSocket and its server: what passes goes through sessions of the engine. */
export interface Tap {
  /** Where the client is to connect: `http://127.0.0.1:…`. */
  readonly url: string;
  /** One for each WebSocket that was opened. */
  readonly opened: EngineSocket[];
}

/** `target`: the server, as `http://127.0.0.1:…`. Other requests are handed on as they are. */
export async function tap(target: string): Promise<Tap> {
  const opened: EngineSocket[] = [];
  const http = createServer((asked, answer) => {
    const { method, headers, url = '/' } = asked;
    const onward = request(new URL(url, target), { method: method ?? 'GET', headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(onward);
  });
  const server = new WebSocketServer({ server: http });
  server.on('connection', (client, { url, headers }) => {
    const subprotocols = headers['sec-websocket-protocol']?.split(/\s*,\s*/) ?? [];
    const socket = new EngineSocket(new URL(url ?? '/', target.replace('http', 'ws')), subprotocols);
    opened.push(socket);
    const isOpen = new Promise<void>((resolve) => (socket.onopen = () => resolve()));
    client.on('message', (data: RawData, isBinary) => {
      void isOpen.then(() => socket.send(isBinary ? (data as Buffer) : (data as Buffer).toString()));
    });
    client.on('close', () => socket.close());
    socket.onmessage = ({ data }) => client.send(data);
    socket.onclose = () => client.close();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
    http.close();
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, opened };
}
