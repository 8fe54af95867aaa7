/** Which message answers which, where another implementation of JSON-RPC on both sides says so too. */
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  Message,
  ResponseError,
  type DataCallback,
  type Disposable,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Row } from '../../../src/contract/model.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { Random } from '../../support/random.ts';
import { useDemoServer } from '../demo/useDemoServer.ts';

const demo = useDemoServer();
const patient = { timeout: 15_000 };

type Way = 'in' | 'out';

/** Of one message, as the implementation takes it. */
interface Told {
  way: Way;
  kind: 'request' | 'response' | 'notification';
  id: unknown;
}

function told(message: Message, way: Way): Told {
  if (Message.isRequest(message)) return { way, kind: 'request', id: message.id };
  if (Message.isResponse(message)) return { way, kind: 'response', id: message.id };
  return { way, kind: 'notification', id: undefined };
}

class Reader extends AbstractMessageReader {
  #hear: DataCallback = () => undefined;

  listen(hear: DataCallback): Disposable {
    this.#hear = hear;
    return { dispose: () => undefined };
  }

  receive(text: string): void {
    this.#hear(JSON.parse(text) as Message);
  }
}

class Writer extends AbstractMessageWriter {
  readonly #send: (message: Message) => Promise<void>;

  constructor(send: (message: Message) => Promise<void>) {
    super();
    this.#send = send;
  }

  write(message: Message): Promise<void> {
    return this.#send(message);
  }

  end(): void {}
}

/** The server's side, by itself: what it read and wrote, in that order. */
function server(socket: WebSocket, log: Told[]): MessageConnection {
  const reader = new Reader();
  const writer = new Writer((message) => {
    log.push(told(message, 'in'));
    socket.send(JSON.stringify(message));
    return Promise.resolve();
  });
  socket.on('message', (data: Buffer) => {
    log.push(told(JSON.parse(data.toString()) as Message, 'out'));
    reader.receive(data.toString());
  });
  return createMessageConnection(reader, writer);
}

/** The client's side, on top of our engine: what it captured is all that it hears. */
function client(engine: EngineUnderTest): { connection: MessageConnection; hear: () => Promise<void> } {
  const reader = new Reader();
  const writer = new Writer((message) => engine.send({ kind: 'text', text: JSON.stringify(message) }));
  let heard = 0;
  const hear = async (): Promise<void> => {
    const rows = await engine.rows('', 'messages');
    const next = rows.slice(heard);
    heard = rows.length;
    for (const { id, direction } of next) if (direction === 'in') reader.receive(await engine.payload(id));
  };
  return { connection: createMessageConnection(reader, writer), hear };
}

/** Row of the request → row of its response, of those that have one. */
function pairsOf(log: readonly Told[], rows: readonly Row[]): Map<number, number> {
  const pairs = new Map<number, number>();
  for (const way of ['in', 'out'] as const) {
    const requests = log.filter((one) => one.kind === 'request' && one.way === way);
    const responses = log.filter((one) => one.kind === 'response' && one.way !== way);
    const rowsOf = (direction: Way, kind: Told['kind']): number[] => {
      const kinds = log.filter((one) => one.way === direction).map((one) => one.kind);
      return rows.filter((row) => row.direction === direction).flatMap(({ id }, i) => (kinds[i] === kind ? [id] : []));
    };
    const asked = rowsOf(way, 'request');
    const answered = rowsOf(way === 'in' ? 'out' : 'in', 'response');
    requests.forEach(({ id }, i) => {
      const at = responses.findIndex((response) => response.id === id);
      if (at >= 0) pairs.set(asked[i]!, answered[at]!);
    });
  }
  return pairs;
}

async function conversation() {
  const log: Told[] = [];
  const listening = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => {
    listening.close();
  });
  await new Promise((resolve) => listening.once('listening', resolve));
  const connected = new Promise<MessageConnection>((resolve) =>
    listening.once('connection', (socket) => resolve(server(socket, log))),
  );
  const { port } = listening.address() as { port: number };
  const engine = new EngineUnderTest();
  await engine.connect(`ws://127.0.0.1:${port}/`);
  const { connection, hear } = client(engine);
  return { engine, log, server: await connected, client: connection, hear };
}

describe('replies', () => {
  it('are what vscode-jsonrpc takes them for: in any order, of both sides, errors and notifications among them', async () => {
    const random = new Random(11);
    const { engine, log, server, client, hear } = await conversation();
    const held: (() => void)[] = [];
    server.onRequest('work', (n: number) => {
      if (n % 7 === 0) return new ResponseError(-32_000, 'No sevens.');
      const { promise, resolve } = Promise.withResolvers<number>();
      held.push(() => resolve(n * 2));
      if (n % 3 === 0) void server.sendNotification('busy', n);
      return promise;
    });
    server.onRequest('never', () => new Promise(() => undefined));
    client.onRequest('who', () => 'me');
    server.listen();
    client.listen();
    const results = Array.from({ length: 60 }, (_, n) =>
      client.sendRequest<number>('work', n).catch((error: unknown) => (error as Error).message),
    );
    const lost = client.sendRequest('never').catch(() => 'lost');
    const asked = Array.from({ length: 10 }, () => server.sendRequest('who'));
    await expect.poll(() => held.length, patient).toBe(51);
    while (held.length > 0) held.splice(random.below(held.length), 1)[0]!();
    const settled = Promise.all([...results, ...asked]);
    let over = false;
    void settled.finally(() => (over = true));
    await expect
      .poll(async () => {
        await hear();
        return over;
      }, patient)
      .toBe(true);
    expect((await settled)[2]).toBe(4);
    const rows = await Promise.resolve(
      engine.calls.rows({ session: 's', view: 'messages', filter: '', start: 0, count: 10_000, replies: true }, never),
    );
    expect(rows).toHaveLength(log.length);
    const expected = pairsOf(log, rows);
    expect(expected.size).toBe(70);
    const found = new Map(rows.flatMap(({ id, reply }) => (reply === undefined ? [] : [[id, reply.id]])));
    expect(found).toEqual(expected);
    const backwards = new Map(rows.flatMap(({ id, request }) => (request === undefined ? [] : [[request.id, id]])));
    expect(backwards).toEqual(expected);
    const unanswered = rows.filter((row) => row.unanswered === true);
    expect(unanswered.map(({ preview }) => preview.split(' ')[0])).toEqual(['never']);
    for (const { id, time, reply } of rows) {
      if (reply !== undefined) expect(reply.after).toBe(rows.find((row) => row.id === reply.id)!.time - time);
      expect(id).toBeGreaterThan(0);
    }
    expect(await engine.brief('reply:none', 'messages')).toHaveLength(1);
    expect(await engine.brief('reply:any dir:out', 'messages')).toHaveLength(60);
    expect(await engine.brief('reply:any dir:in', 'messages')).toHaveLength(10);
    client.dispose();
    expect(await lost).toBe('lost');
    server.dispose();
  });

  it('are found in the demo server’s market and chat, by id and by ref, while much else comes', async () => {
    const engine = new EngineUnderTest();
    for (const [path, text, reply] of [
      ['/market?rate=2000', '{"type":"subscribe","symbols":["ETH"],"id":"mine"}', '"type":"subscribed"'],
      ['/chat', '{"type":"message","text":"Hello","id":"said"}', '"ref":"said"'],
    ] as const) {
      const session = path;
      expect(await engine.connect(`${demo.url}${path}`, 10_000, session)).toBeUndefined();
      await engine.calls.send({ session, message: { kind: 'text', text } }, never);
      const rows = () =>
        engine.calls.rows(
          { session, view: 'messages', filter: 'reply:any', start: 0, count: 10, replies: true },
          never,
        );
      await expect.poll(async () => (await rows()).length, patient).toBeGreaterThan(0);
      const [asked] = await rows();
      const answer = Buffer.from(await engine.calls.payload({ session, id: asked!.reply!.id }, never)).toString();
      expect(answer).toContain(reply);
    }
  });
});
