import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import type { Attempt } from './attempt.ts';
import { TunnelRefused } from './connectTunnel.ts';
import type { Proxy } from './proxyChoice.ts';

/** Asks a SOCKS5 proxy for a tunnel (RFC 1928), over a socket that is connected to it. */
export async function socksTunnel(
  socket: Socket,
  proxy: Proxy,
  destination: { host: string; port: number; family: 0 | 4 | 6 },
  attempt: NonNullable<Attempt['proxy']>,
): Promise<void> {
  const host = proxy.resolves
    ? destination.host
    : (await lookup(destination.host, { family: destination.family })).address;
  try {
    await SocksClient.createConnection({
      command: 'connect',
      existing_socket: socket,
      destination: { host, port: destination.port },
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: 5,
        ...(proxy.credentials === undefined
          ? {}
          : { userId: proxy.credentials.username, password: proxy.credentials.password }),
      },
    });
  } catch (error) {
    attempt.refusal = error instanceof Error ? error.message : String(error);
    const reply = replies.findIndex((name) => attempt.refusal!.endsWith(` - ${name}`));
    if (reply > 0) attempt.reply = reply;
    throw new TunnelRefused(attempt.refusal);
  }
}

/** The reply field (RFC 1928 §6), as `socks` calls its values. */
const replies = [
  'Granted',
  'Failure',
  'NotAllowed',
  'NetworkUnreachable',
  'HostUnreachable',
  'ConnectionRefused',
  'TTLExpired',
  'CommandNotSupported',
  'AddressNotSupported',
];
