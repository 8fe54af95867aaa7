import { isIP } from 'node:net';
import type { Endpoint } from './tcpPacket.ts';

export interface Endpoints {
  client: Endpoint;
  server: Endpoint;
  /** What the server's address stands for, where it is one for documents (RFC 5737). */
  name?: string;
}

/** Ports on which Wireshark looks for HTTP, whatever comes. */
const httpPorts = new Set([80, 3128, 8080, 8088]);
const firstPort = 49_152;
const ports = 16_384;

/**
 * Between which addresses a connection was: the URL's where it has one, otherwise addresses for documents. The port is one
 * that Wireshark takes for HTTP: frames would be no WebSocket to it otherwise, and those of `wss:` TLS that is none.
 */
export function endpointsOf(url: string, connection: number): Endpoints {
  const { hostname, port } = URL.canParse(url) ? new URL(url) : { hostname: '', port: '' };
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const serverPort = httpPorts.has(Number(port)) ? Number(port) : 80;
  const clientPort = firstPort + ((connection - 1) % ports);
  const between = (client: string, server: string, name?: string): Endpoints => ({
    client: { address: addressBytes(client), port: clientPort },
    server: { address: addressBytes(server), port: serverPort },
    ...(name === undefined ? {} : { name }),
  });
  switch (isIP(host)) {
    case 4:
      return between(host.startsWith('127.') ? '127.0.0.1' : '192.0.2.2', host);
    case 6:
      return between(host === '::1' ? '::1' : '2001:db8::2', host);
    default:
      if (host === 'localhost' || host.endsWith('.localhost')) return between('127.0.0.1', '127.0.0.1');
      return between('192.0.2.2', '192.0.2.1', host === '' ? undefined : host);
  }
}

/** Of an address in its usual text; without a zone. */
export function addressBytes(text: string): Uint8Array {
  if (isIP(text) === 4) return Uint8Array.from(text.split('.'), Number);
  // `URL` writes what is in the place of an IPv4 address in hex.
  const [head = '', tail] = text.split('::');
  const groups = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => Number(`0x${group}`)));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<number>(Math.max(0, missing)).fill(0), ...after];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}
