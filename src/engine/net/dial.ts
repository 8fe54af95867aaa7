import { connect as connectTcp, isIP, type OnReadOpts, type Socket, type TcpNetConnectOpts } from 'node:net';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { NetworkSurroundings } from '../../contract/engine.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import type { Attempt } from './attempt.ts';
import { connectTunnel } from './connectTunnel.ts';
import { chosenProxy, type Proxy } from './proxyChoice.ts';
import { socksTunnel } from './socksTunnel.ts';
import type { Target } from './target.ts';
import { tlsRecord } from './tlsRecord.ts';
import { logKeys, tlsOptions } from './tlsSettings.ts';

export interface Dialled {
  socket: Socket;
  /** It reads into the memory that `onread` gives. */
  inPlace: boolean;
  /** What came already. */
  already?: Uint8Array;
}

export interface DialOptions {
  profile: ConnectionProfile;
  target: Target;
  network: NetworkSurroundings | undefined;
  /** Where the target is secure. */
  tls: ConnectionOptions | undefined;
  onread: OnReadOpts;
  /** Gives up. */
  signal: AbortSignal;
  /** Filled as it goes. */
  attempt: Attempt;
}

/** The certificate is not good, and the profile wants it to be. */
class Unverified extends Error {
  readonly code: string;

  constructor(code: string) {
    super('The certificate could not be verified.');
    this.code = code;
  }
}

const families = { ipv4: 4, ipv6: 6 } as const;

/** Makes the transport to the target: name, connect, proxy, TLS. Rejects with what a socket said, or an `RpcError`. */
export async function dial(options: DialOptions): Promise<Dialled> {
  const { profile, target, network, attempt } = options;
  const proxy = chosenProxy(profile.proxy, target, network);
  if (proxy !== undefined) return throughProxy(options, proxy);
  const place =
    target.socketPath === undefined
      ? { host: target.host, port: target.port, ...familyOf(profile) }
      : { path: target.socketPath };
  const clock = stopwatch(attempt);
  if (!target.secure) {
    const socket = connectTcp({ ...place, onread: options.onread } as TcpNetConnectOpts);
    await connected(socket, options, clock, target.host);
    return { socket, inPlace: true };
  }
  const settings = await tlsOptions(profile.tls);
  const socket = connectTls({
    ...settings,
    ...place,
    servername: serverName(options),
    onread: options.onread,
  } as object);
  await connected(socket, options, clock, target.host);
  await secured(socket, options, clock);
  return { socket, inPlace: true };
}

async function throughProxy(options: DialOptions, proxy: Proxy): Promise<Dialled> {
  const { profile, target, attempt } = options;
  const clock = stopwatch(attempt);
  attempt.proxy = {
    url: proxy.shown,
    kind: proxy.kind,
    source: proxy.source,
    authenticated: proxy.credentials !== undefined || proxy.authorization !== undefined,
  };
  const hop = await connectedToProxy(options, proxy, clock);
  options.signal.addEventListener('abort', () => void hop.destroy(), { once: true });
  attempt.stage = 'proxy';
  const family = familyOf(profile).family ?? 0;
  let already: Uint8Array | undefined;
  if (proxy.kind === 'socks5') await socksTunnel(hop, proxy, { ...target, family }, attempt.proxy);
  else already = await connectTunnel(hop, proxy, target, attempt);
  clock('proxy');
  if (!target.secure) return { socket: hop, inPlace: false, ...(already === undefined ? {} : { already }) };
  if (already !== undefined && already.length > 0) hop.unshift(already);
  attempt.stage = 'tls';
  const socket = connectTls({ ...options.tls, socket: hop, servername: serverName(options) });
  await secured(socket, options, clock);
  return { socket, inPlace: false };
}

/** TLS to the proxy itself is of the system's trust: the profile's settings are for the server. */
async function connectedToProxy(options: DialOptions, proxy: Proxy, clock: Clock): Promise<Socket> {
  const place = { host: proxy.host, port: proxy.port };
  if (proxy.kind !== 'https') {
    const plain = connectTcp(place);
    await connected(plain, options, clock, proxy.host);
    return plain;
  }
  const { attempt } = options;
  const hop = connectTls({ ...(await tlsOptions()), ...place, servername: isIP(proxy.host) === 0 ? proxy.host : '' });
  await connected(hop, options, clock, proxy.host);
  attempt.stage = 'proxy';
  await event(hop, 'secureConnect', options);
  const tls = tlsRecord(hop);
  attempt.proxy!.tls = tls;
  if (tls.verified || (proxy.source === 'http.proxy' && options.network?.proxyStrictSSL === false)) return hop;
  hop.destroy();
  throw new Unverified(tls.unverified ?? 'unverified');
}

async function connected(socket: Socket, options: DialOptions, clock: Clock, host: string): Promise<void> {
  const { attempt } = options;
  socket.on('lookup', (error: Error | null, address: string) => {
    if (error !== null) return;
    if (attempt.stage === 'name') clock('name');
    attempt.stage = 'connect';
    (attempt.addresses ??= []).push(address);
  });
  if (isIP(host) !== 0 || options.target.socketPath !== undefined) attempt.stage = 'connect';
  await event(socket, 'connect', options);
  clock('connect');
}

async function secured(socket: TLSSocket, options: DialOptions, clock: Clock): Promise<void> {
  const { attempt, network, profile } = options;
  attempt.stage = 'tls';
  if (network?.keyLogFile !== undefined) logKeys(socket, network.keyLogFile);
  // What was shown before it failed: a server that wants a certificate of ours has shown its own.
  socket.prependOnceListener('error', () => {
    const seen = tlsRecord(socket);
    if (seen.chain.length > 0) attempt.tls ??= seen;
  });
  await event(socket, 'secureConnect', options);
  clock('tls');
  attempt.tls = tlsRecord(socket);
  if (attempt.tls.verified || profile.tls?.verify === false) return;
  socket.destroy();
  throw new Unverified(attempt.tls.unverified ?? 'unverified');
}

/** Waits for an event; rejects, and destroys the socket, where it fails or ends before, or the attempt is given up. */
function event(socket: Socket, name: 'connect' | 'secureConnect', { signal, attempt }: DialOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const fail = (error: Error): void => {
      settled = true;
      signal.removeEventListener('abort', abort);
      socket.destroy();
      reject(error);
    };
    const abort = (): void => fail(new Error('It was given up.'));
    // For good: a late error that nobody hears would end the engine.
    socket.on('error', fail);
    socket.once('close', () => {
      if (settled) return;
      attempt.ended = true;
      fail(Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' }));
    });
    socket.once(name, () => {
      settled = true;
      signal.removeEventListener('abort', abort);
      resolve();
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function serverName({ profile, target }: DialOptions): string {
  return profile.tls?.servername ?? (isIP(target.host) === 0 ? target.host : '');
}

function familyOf({ family }: ConnectionProfile): { family?: 4 | 6 } {
  return family === undefined ? {} : { family: families[family] };
}

type Clock = (stage: 'name' | 'connect' | 'proxy' | 'tls') => void;

/** Notes how long each stage took. */
function stopwatch(attempt: Attempt): Clock {
  let last = performance.now();
  return (stage) => {
    const now = performance.now();
    attempt.timings[stage] = now - last;
    last = now;
  };
}
