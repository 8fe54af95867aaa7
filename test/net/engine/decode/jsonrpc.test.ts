import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializeRequest,
  LogMessageNotification,
  MessageType,
  ShutdownRequest,
  type DataCallback,
  type Message,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { WebSocketServer } from 'ws';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';

class Reader extends AbstractMessageReader {
  #hear: DataCallback = () => undefined;

  listen(hear: DataCallback): { dispose: () => void } {
    this.#hear = hear;
    return { dispose: () => undefined };
  }

  receive(text: string): void {
    this.#hear(JSON.parse(text) as Message);
  }
}

class Writer extends AbstractMessageWriter {
  readonly #send: (text: string) => void;

  constructor(send: (text: string) => void) {
    super();
    this.#send = send;
  }

  write(message: Message): Promise<void> {
    this.#send(JSON.stringify(message));
    return Promise.resolve();
  }

  end(): void {}
}

/** A language server that knows one word. */
async function languageServer(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    const reader = new Reader();
    const connection = createProtocolConnection(reader, new Writer((text) => socket.send(text)));
    connection.onRequest(InitializeRequest.type, () => ({ capabilities: { hoverProvider: true } }));
    connection.onRequest(HoverRequest.type, () => ({ contents: 'a word' }));
    connection.onNotification(DidOpenTextDocumentNotification.type, ({ textDocument }) =>
      connection.sendNotification(LogMessageNotification.type, {
        type: MessageType.Info,
        message: `open: ${textDocument.languageId}`,
      }),
    );
    connection.listen();
    socket.on('message', (data: Buffer) => reader.receive(data.toString()));
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function client(socket: EngineSocket): Promise<ProtocolConnection> {
  const reader = new Reader();
  const connection = createProtocolConnection(reader, new Writer((text) => socket.send(text)));
  connection.listen();
  socket.onmessage = ({ data }) => reader.receive(data as string);
  await new Promise<void>((resolve) => (socket.onopen = () => resolve()));
  onTestFinished(() => connection.dispose());
  return connection;
}

describe('the language servers’ protocol, beside its own library', () => {
  it('tells what is asked and answered', async () => {
    const socket = new EngineSocket(await languageServer());
    const connection = await client(socket);
    const logged = new Promise((resolve) => connection.onNotification(LogMessageNotification.type, resolve));
    const clientInfo = { name: 'editor', version: '1' };
    const params = { processId: null, rootUri: null, capabilities: {}, clientInfo };
    await connection.sendRequest(InitializeRequest.type, params);
    const textDocument = { uri: 'file:///work/a.txt', languageId: 'text', version: 1, text: 'word' };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    expect(await logged).toEqual({ type: MessageType.Info, message: 'open: text' });
    const position = { line: 0, character: 2 };
    const hover = await connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: textDocument.uri },
      position,
    });
    expect(hover).toEqual({ contents: 'a word' });
    await expect(connection.sendRequest(ShutdownRequest.type)).rejects.toThrow('Unhandled method shutdown');
    expect(await socket.said()).toEqual([
      '> LSP initialize #0 editor 1',
      '< #0 result {"capabilities":{"hoverProvider":true}}',
      '> LSP textDocument/didOpen a.txt v1',
      '< LSP window/logMessage open: text',
      '> LSP textDocument/hover #1 a.txt:1:3',
      '< #1 result {"contents":"a word"}',
      expect.stringMatching(/^> LSP shutdown #2/),
      '< #2 error -32601 Unhandled method shutdown',
    ]);
    expect((await socket.answered()).map(([asked]) => asked.split(' ')[1])).toEqual([
      'initialize',
      'textDocument/hover',
      'shutdown',
    ]);
  });
});
