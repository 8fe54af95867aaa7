import type { Socket } from 'node:net';
import { endOfHead, isInterim, parseHead, parseStatusLine } from '../wire/httpHead.ts';
import type { Attempt } from './attempt.ts';
import { basic } from './openingRequest.ts';
import type { Proxy } from './proxyChoice.ts';

const longestHead = 64 * 1024;
const unreadableLength = 256;

/** Why a proxy gave no tunnel; the attempt has its answer. */
export class TunnelRefused extends Error {
  readonly code = 'ERR_TUNNEL_REFUSED';
}

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110 §9.3.6), and resolves with what came after its answer. Both heads go into
 * the attempt, the request without its credentials.
 */
export function connectTunnel(
  socket: Socket,
  proxy: Proxy,
  destination: { host: string; port: number },
  attempt: Attempt,
): Promise<Uint8Array> {
  const host = destination.host.includes(':') ? `[${destination.host}]` : destination.host;
  const authorization =
    proxy.credentials === undefined
      ? proxy.authorization
      : basic(proxy.credentials.username, proxy.credentials.password);
  const request = (credentials: string | undefined): Buffer => {
    const field = credentials === undefined ? '' : `Proxy-Authorization: ${credentials}\r\n`;
    const authority = `${host}:${destination.port}`;
    return Buffer.from(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${field}\r\n`, 'latin1');
  };
  attempt.proxy!.request = parseHead(new Uint8Array(request(authorization === undefined ? undefined : '***')));

  return new Promise((resolve, reject) => {
    let received = new Uint8Array(0);
    const settle = (act: () => void): void => {
      socket.off('data', take).off('end', ended).off('error', fail).off('close', ended);
      socket.pause();
      act();
    };
    const fail = (error: Error): void => settle(() => reject(error));
    const ended = (): void =>
      settle(() => reject(new TunnelRefused('The proxy closed the connection before it had answered.')));
    const take = (piece: Uint8Array): void => {
      received = new Uint8Array(Buffer.concat([received, piece]));
      if (!'HTTP/'.startsWith(Buffer.from(received.subarray(0, 5)).toString('latin1'))) {
        attempt.unreadable = received.slice(0, unreadableLength);
        settle(() => reject(new TunnelRefused('The proxy’s answer is not HTTP.')));
        return;
      }
      const end = endOfHead(received);
      if (end === -1 && received.length < longestHead) return;
      const head = parseHead(received.slice(0, end === -1 ? received.length : end));
      const line = parseStatusLine(head.startLine);
      if (end !== -1 && line !== undefined && isInterim(line.status)) {
        received = received.slice(end);
        take(new Uint8Array(0));
        return;
      }
      const rest = end === -1 ? new Uint8Array(0) : received.slice(end);
      attempt.proxy!.response = { ...head, status: line?.status ?? 0, version: line?.version ?? '' };
      if (end !== -1 && line !== undefined && line.status >= 200 && line.status < 300) {
        settle(() => resolve(rest));
        return;
      }
      if (rest.length > 0) attempt.proxy!.response.body = rest;
      settle(() => reject(new TunnelRefused(`The proxy answered ${head.startLine}.`)));
    };
    socket.on('data', take).once('end', ended).once('error', fail).once('close', ended);
    socket.resume();
    socket.write(request(authorization));
  });
}
