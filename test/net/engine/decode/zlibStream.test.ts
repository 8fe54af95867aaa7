import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { zlibMessages } from '../../../support/decode/zlibStreams.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';

const texts = Array.from({ length: 400 }, (_, i) =>
  JSON.stringify({ op: 0, s: i, t: 'TYPING_START', d: { user: `u${i % 7}` } }),
);

/** A server as Discord's gateway: all that it sends is one zlib stream; what it hears is plain JSON. */
async function gateway(): Promise<string> {
  const messages = await zlibMessages(texts);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  server.on('connection', (socket) => {
    socket.on('message', () => {
      for (const message of messages) socket.send(message);
      socket.close(1000);
    });
  });
  onTestFinished(() => {
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/?v=10&encoding=json`;
}

async function heard(url: string, decoder?: string): Promise<EngineUnderTest> {
  const engine = new EngineUnderTest();
  await engine.connect({ url, ...(decoder === undefined ? {} : { decoder }) });
  await engine.calls.send({ session: 's', message: { kind: 'text', text: '{"op":2}' } }, never);
  await engine.until(({ state }) => state === 'closed');
  return engine;
}

describe('one zlib stream over all messages', () => {
  it('is recognised by the URL, and each message is read by those before it', async () => {
    const engine = await heard(`${await gateway()}&compress=zlib-stream`);
    const rows = await engine.rows('op:binary');
    expect(engine.snapshot.decoder).toMatchObject({ chain: 'zlib-stream > json', by: 'evidence' });
    expect(rows.map(({ preview }) => preview)).toEqual(texts);
    expect(await engine.brief('op:text')).toEqual(['out text {"op":2}']);
    expect(await engine.rows('$.d.user == "u3"')).toHaveLength(texts.filter((text) => text.includes('"u3"')).length);
  });

  it('is read from the last message on, too', async () => {
    const engine = await heard(await gateway(), 'zlib-stream > json');
    const query = { session: 's', view: 'messages', filter: 'op:binary', start: 395, count: 5 } as const;
    const rows = await Promise.resolve(engine.calls.rows(query, never));
    expect(rows.map(({ preview }) => preview)).toEqual(texts.slice(395));
    const first = (await engine.rows('op:binary'))[0]!;
    const { decoded } = await Promise.resolve(engine.calls.detail({ session: 's', id: first.id, limit: 10 }, never));
    expect(decoded).toMatchObject({ decoder: 'zlib-stream > json', tree: texts[0] });
  });
});
