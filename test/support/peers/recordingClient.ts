/** A `ws` client that keeps what came from the first byte on, for tests that wait for something to come. */
import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';

export interface Received {
  readonly kind: 'text' | 'binary' | 'ping' | 'pong';
  readonly bytes: Uint8Array;
  /** The bytes as UTF-8. */
  readonly text: string;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
  /** What `ws` found wrong before. */
  readonly error?: Error;
}

/** Resolves when the connection is open; rejects as `ws` does. */
export async function openClient(
  url: string,
  protocols: readonly string[] = [],
  options: ClientOptions = {},
): Promise<RecordingClient> {
  const client = new RecordingClient(new WebSocket(url, [...protocols], options));
  await client.opened;
  return client;
}

/** The answer to a handshake that is refused: status, headers, HTTP version and body. */
export async function refusalOf(
  url: string,
  options: ClientOptions = {},
): Promise<{ response: IncomingMessage; body: string }> {
  const socket = new WebSocket(url, options);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    socket.once('unexpected-response', (_request, answer) => resolve(answer));
    socket.once('open', () => reject(new Error('The handshake was not refused.')));
    socket.once('error', reject);
  });
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  return { response, body: Buffer.concat(parts).toString() };
}

export class RecordingClient {
  readonly socket: WebSocket;
  readonly received: Received[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<Closed>;
  readonly #waiting = new Set<() => void>();
  readonly #objects: Record<string, unknown>[] = [];
  /** How many messages have been looked at for `objects`. */
  #read = 0;
  #ended = false;

  constructor(socket: WebSocket) {
    this.socket = socket;
    let error: Error | undefined;
    this.opened = new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    this.opened.catch(() => undefined);
    this.closed = new Promise((resolve) => {
      socket.on('error', (found) => (error = found));
      socket.once('close', (code, reason) => {
        this.#ended = true;
        this.#wake();
        resolve({ code, reason: reason.toString(), ...(error === undefined ? {} : { error }) });
      });
    });
    socket.on('message', (data, binary) => this.#keep(binary ? 'binary' : 'text', data as Buffer));
    socket.on('ping', (data) => this.#keep('ping', data));
    socket.on('pong', (data) => this.#keep('pong', data));
  }

  /** The text messages that are JSON objects, read. */
  get objects(): Record<string, unknown>[] {
    for (; this.#read < this.received.length; this.#read++) {
      const { kind, text } = this.received[this.#read]!;
      if (kind === 'text' && text.startsWith('{')) this.#objects.push(JSON.parse(text) as Record<string, unknown>);
    }
    return this.#objects;
  }

  /** The first message that fits, come or to come; rejects when the connection ends without one. */
  message(fits: (message: Received) => boolean): Promise<Received> {
    return this.#first(() => this.received, fits);
  }

  /** The first JSON object that fits, come or to come. */
  object(fits: (value: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    return this.#first(() => this.objects, fits);
  }

  /** Everything, as soon as there are so many. */
  atLeast(count: number): Promise<readonly Received[]> {
    return this.#until(() => (this.received.length >= count ? this.received : undefined));
  }

  sendJson(value: unknown): void {
    this.socket.send(JSON.stringify(value));
  }

  /** Begins the closing handshake, and resolves when the connection is gone. */
  close(code?: number, reason?: string): Promise<Closed> {
    this.socket.close(code, reason);
    return this.closed;
  }

  /** Looks at each once. */
  #first<T>(list: () => readonly T[], fits: (one: T) => boolean): Promise<T> {
    let seen = 0;
    return this.#until(() => {
      const all = list();
      while (seen < all.length) if (fits(all[seen++]!)) return all[seen - 1];
      return undefined;
    });
  }

  async #until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (this.#ended) throw new Error('The connection ended before what was waited for.');
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #keep(kind: Received['kind'], bytes: Buffer): void {
    this.received.push({ kind, bytes: Uint8Array.from(bytes), text: bytes.toString() });
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
