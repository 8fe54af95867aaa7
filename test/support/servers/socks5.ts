/** A SOCKS5 proxy (RFC 1928, RFC 1929) that reaches loopback only, and says what it was asked. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { SocketRecord } from '../peers/socketRecord.ts';
import { Loopback, loopbackAddress, tunnel } from '../peers/loopback.ts';

export interface Socks5Options {
  /** Asks for them (method 2); nobody is let in without. */
  user?: { username: string; password: string };
  /** Answers every request with this reply code (RFC 1928 §6), 1 to 8. */
  refuse?: number;
  /** Takes none of the methods offered (0xFF). */
  noMethod?: boolean;
  /** Where names lead: `{ 'backend.example': '127.0.0.1' }`; `localhost` is known. */
  names?: Record<string, string>;
}

export interface Socks5Request {
  /** What the address was given as: RFC 1928 §5. */
  kind: 'name' | 'ipv4' | 'ipv6';
  host: string;
  port: number;
  /** As it was told, where it was asked for. */
  user?: { username: string; password: string };
}

const succeeded = 0x00;
const hostUnreachable = 0x04;
const connectionRefused = 0x05;
const commandNotSupported = 0x07;

/** Listens on a free port of 127.0.0.1. */
export async function startSocks5(options: Socks5Options = {}): Promise<Socks5> {
  const server = createServer({ noDelay: true });
  return new Socks5(server, await Loopback.listen(server), options);
}

export class Socks5 {
  readonly port: number;
  /** What was asked for, in order. */
  readonly requests: Socks5Request[] = [];
  /** The methods that each client offered (RFC 1928 §3). */
  readonly offered: number[][] = [];
  readonly #loopback: Loopback;
  readonly #options: Socks5Options;

  constructor(server: Server, loopback: Loopback, options: Socks5Options) {
    this.#loopback = loopback;
    this.#options = options;
    this.port = loopback.port;
    server.on('connection', (client: Socket) => {
      // Who leaves early is none of ours.
      this.#serve(client).catch(() => client.destroy());
    });
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #serve(client: Socket): Promise<void> {
    const reader = new Reader(client);
    const [, count] = await reader.take(2);
    const methods = [...(await reader.take(count!))];
    this.offered.push(methods);
    const { user: wanted, noMethod } = this.#options;
    const method = wanted === undefined ? 0 : 2;
    if (noMethod || !methods.includes(method)) return void client.end(Uint8Array.of(5, 0xff));
    client.write(Uint8Array.of(5, method));
    const user = wanted === undefined ? undefined : await readUser(reader);
    if (wanted !== undefined) {
      const right = user?.username === wanted.username && user.password === wanted.password;
      client.write(Uint8Array.of(1, right ? 0 : 1));
      if (!right) return void client.end();
    }
    const [, command, , type] = await reader.take(4);
    const request = await readAddress(reader, type!);
    this.requests.push(user === undefined ? request : { ...request, user });
    const { refuse } = this.#options;
    if (refuse !== undefined) return void client.end(reply(refuse));
    if (command !== 1) return void client.end(reply(commandNotSupported));
    await this.#tunnel(client, reader, request);
  }

  async #tunnel(client: Socket, reader: Reader, { host, port }: Socks5Request): Promise<void> {
    const address = loopbackAddress(host, this.#options.names);
    if (address === undefined) return void client.end(reply(hostUnreachable));
    const upstream = connect(port, address);
    this.#loopback.keep(upstream);
    try {
      await once(upstream, 'connect');
    } catch {
      return void client.end(reply(connectionRefused));
    }
    client.write(reply(succeeded));
    upstream.write(reader.release());
    tunnel(client, upstream);
  }
}

/** Bytes of a socket in the pieces that a protocol wants. */
class Reader {
  readonly #socket: Socket;
  readonly #record: SocketRecord;
  #taken = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#record = new SocketRecord(socket);
  }

  async take(count: number): Promise<Uint8Array> {
    const end = this.#taken + count;
    const bytes = await this.#record.until(`byte ${end} came`, (all) => (all.length >= end ? all : undefined));
    const taken = bytes.slice(this.#taken, end);
    this.#taken = end;
    return taken;
  }

  /** The bytes that came and were not taken; what comes later is left to others. */
  release(): Uint8Array {
    this.#socket.pause().removeAllListeners('data');
    return this.#record.bytes.slice(this.#taken);
  }
}

/** RFC 1929 §2. */
async function readUser(reader: Reader): Promise<{ username: string; password: string }> {
  const [, nameLength] = await reader.take(2);
  const username = Buffer.from(await reader.take(nameLength!)).toString();
  const [passwordLength] = await reader.take(1);
  return { username, password: Buffer.from(await reader.take(passwordLength!)).toString() };
}

/** RFC 1928 §5. */
async function readAddress(reader: Reader, type: number): Promise<Socks5Request> {
  let host: string;
  if (type === 1) host = [...(await reader.take(4))].join('.');
  else if (type === 4) host = ipv6(await reader.take(16));
  else host = Buffer.from(await reader.take((await reader.take(1))[0]!)).toString();
  const [high, low] = await reader.take(2);
  return { kind: type === 1 ? 'ipv4' : type === 4 ? 'ipv6' : 'name', host, port: high! * 256 + low! };
}

function ipv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[2 * i]! * 256 + bytes[2 * i + 1]!).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/** RFC 1928 §6, with the address 0.0.0.0:0. */
function reply(code: number): Uint8Array {
  return Uint8Array.of(5, code, 0, 1, 0, 0, 0, 0, 0, 0);
}
