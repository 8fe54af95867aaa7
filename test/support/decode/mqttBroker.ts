import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Aedes } from 'aedes';
import { onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { messageStream } from './messageStream.ts';

/** aedes over `ws` on loopback until the test is over, and what it answers, in order. It speaks MQTT 3.1.1. */
export async function mqttBroker(): Promise<{ url: string; aedes: Aedes; answers: readonly Buffer[] }> {
  const aedes = await Aedes.createBroker();
  const http = createServer();
  const server = new WebSocketServer({ server: http, handleProtocols: () => 'mqtt' });
  const answers: Buffer[] = [];
  server.on('connection', (socket, request) => {
    const stream = messageStream((bytes) => {
      answers.push(bytes);
      socket.send(bytes);
    });
    socket.on('message', (data: Buffer) => stream.push(data));
    socket.on('close', () => stream.destroy());
    aedes.handle(stream, request);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise<void>((resolve) => aedes.close(() => resolve()));
    http.close();
  });
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/`, aedes, answers };
}
