import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';
import type { Attempt } from './attempt.ts';
import { TunnelRefused } from './connectTunnel.ts';
import { unusableProxy, type Proxy } from './proxyChoice.ts';

const mostBytes = 255;

/**
 * Asks a SOCKS5 proxy for a tunnel (RFC 1928), over a socket that is connected to it. Rejects with an `RpcError` where
 * the credentials cannot be sent.
 */
export async function socksTunnel(
  socket: Socket,
  proxy: Proxy,
  destination: { host: string; port: number; family: 0 | 4 | 6 },
  attempt: NonNullable<Attempt['proxy']>,
): Promise<void> {
  refuseLongCredentials(proxy);
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

/** Each has its length in one byte (RFC 1929 §2); `socks` would throw where nobody can catch it. */
function refuseLongCredentials({ credentials, source }: Proxy): void {
  if (credentials === undefined) return;
  const long = (['username', 'password'] as const).find((name) => Buffer.byteLength(credentials[name]) > mostBytes);
  if (long === undefined) return;
  throw new RpcError({
    code: 'invalid-proxy',
    message: unusableProxy(source),
    cause:
      long === 'username'
        ? t('The user name for it is longer than the {0} bytes that SOCKS5 has room for (RFC 1929 §2).', mostBytes)
        : t('The password for it is longer than the {0} bytes that SOCKS5 has room for (RFC 1929 §2).', mostBytes),
    remedy: t('Use shorter credentials, or an HTTP proxy.'),
  });
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
