import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificates } from '../certificates/certificates.ts';
import { startServer, type SystemServer } from './systemServer.ts';

export interface HaproxyOptions {
  /** Ports of the two servers behind, `one` and `two`. */
  backends: readonly [one: number, two: number];
}

/**
 * - `sticky`: a cookie `SERVERID` of `one` or `two`, and whoever sends it comes to that server again
 * - `cookieless`: each connection comes to the next server, which `X-Served-By` names
 * - `marked`: each connection comes to the next server, whatever its cookie `SERVERID` says, and is given a new one
 * - `mutual`: TLS that requires a client certificate of the root, and ends the connection without one
 * - `modern`: TLS 1.3 alone
 */
export type HaproxyPort = 'sticky' | 'cookieless' | 'marked' | 'mutual' | 'modern';

export type Haproxy = SystemServer<HaproxyPort>;

/** haproxy before two servers. */
export async function startHaproxy({ backends }: HaproxyOptions): Promise<Haproxy> {
  const { good, root } = await certificates();
  return startServer({
    program: 'haproxy',
    ports: ['sticky', 'cookieless', 'marked', 'mutual', 'modern'],
    configure(folder, ports) {
      const servers = backends.map(
        (port, i) => `  server ${names[i]!} 127.0.0.1:${port} cookie ${names[i]!} init-addr none`,
      );
      writeFileSync(
        join(folder, 'haproxy.cfg'),
        `
global
  maxconn 100
  nbthread 1
defaults
  mode http
  balance roundrobin
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend sticky
  bind 127.0.0.1:${ports.sticky}
  default_backend sticky
frontend cookieless
  bind 127.0.0.1:${ports.cookieless}
  bind 127.0.0.1:${ports.mutual} ssl crt ${good.allFile} ca-file ${root.certFile} verify required
  bind 127.0.0.1:${ports.modern} ssl crt ${good.allFile} ssl-min-ver TLSv1.3
  default_backend cookieless
frontend marked
  bind 127.0.0.1:${ports.marked}
  default_backend marked
backend sticky
  cookie SERVERID insert indirect
${servers.join('\n')}
backend cookieless
  http-response set-header X-Served-By %s
${servers.map((line) => line.replace(/ cookie \w+/, '')).join('\n')}
backend marked
  http-response add-header Set-Cookie "SERVERID=%s; Path=/"
${servers.map((line) => line.replace(/ cookie \w+/, '')).join('\n')}
`,
      );
      return ['-db', '-f', join(folder, 'haproxy.cfg')];
    },
  });
}

const names = ['one', 'two'];
