import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endWith } from '../../../src/demo/endWith.ts';

let server: Server;

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => server.close());

it('writes the bytes, and is gone when the client has closed its half', async () => {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [socket] = await accepted;
  const gone = once(socket, 'close');
  endWith(socket, Buffer.from('bye'));
  endWith(socket, Buffer.from('again'));
  const parts: Buffer[] = [];
  for await (const part of client as AsyncIterable<Buffer>) parts.push(part);
  expect(Buffer.concat(parts).toString()).toBe('bye');
  await gone;
});
