/**
 * What `ws` alone does: a client in a process of its own that counts messages and keeps nothing. Serves one address
 * after the other, so that it is as warm as the engine is.
 */
import { appendFileSync } from 'node:fs';
import WebSocket from 'ws';
import type { BareRequest, BareResult } from './peers.ts';

process.on('message', (request: BareRequest) => {
  const began = performance.now();
  const socket = new WebSocket(request.url);
  let messages = 0;
  let announced = 0;
  let failure: string | undefined;
  const lines: Buffer[] = [];
  socket.on('upgrade', (response) => (announced = Number(response.headers['x-frames'])));
  socket.on('error', (error) => (failure = error.message));
  if (request.linesTo === undefined) {
    socket.on('message', () => messages++);
  } else {
    socket.on('message', (data: Buffer) => {
      messages++;
      lines.push(Buffer.from(data), Buffer.from('\n'));
    });
  }
  socket.on('close', () => {
    const milliseconds = performance.now() - began;
    if (request.linesTo !== undefined) appendFileSync(request.linesTo, Buffer.concat(lines));
    process.send?.({
      milliseconds,
      messages,
      announced,
      ...(failure === undefined ? {} : { failure }),
    } satisfies BareResult);
  });
});
process.on('disconnect', () => process.exit());
