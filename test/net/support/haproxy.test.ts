import { connect, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { certificates, type Certificates } from '../../support/certificates/certificates.ts';
import { openClient } from '../../support/peers/index.ts';
import { startBackend, type Backend } from '../../support/servers/backend.ts';
import { startHaproxy, type Haproxy } from '../../support/servers/haproxy.ts';
import { lacks } from '../../support/servers/programs.ts';
import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { stoppedAfterAll } from '../../support/servers/stoppedAfterAll.ts';

describe.skipIf(lacks('haproxy', 'openssl'))('haproxy', () => {
  let backends: [Backend, Backend];
  let haproxy: Haproxy;
  let issued: Certificates;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    issued = await certificates();
    backends = [keep(await startBackend({ name: 'one' })), keep(await startBackend({ name: 'two' }))];
    haproxy = keep(await startHaproxy({ backends: [backends[0].port, backends[1].port] }));
  });

  const at = (port: keyof Haproxy['ports']): string => `ws://127.0.0.1:${haproxy.ports[port]}/`;

  it('brings who has the cookie to the same server again', async () => {
    const first = await headersOf(at('sticky'));
    const cookie = first['set-cookie']![0]!.split(';')[0]!;
    expect(cookie).toBe(`SERVERID=${String(first['x-backend'])}`);
    for (let attempt = 1; attempt <= 3; attempt++) {
      const again = await headersOf(at('sticky'), { headers: { Cookie: cookie } });
      expect(again['x-backend'], `attempt ${attempt}`).toBe(first['x-backend']);
    }
  });

  it.each(['cookieless', 'marked'] as const)('%s: brings each connection to the next server', async (port) => {
    const cookie = { headers: { Cookie: 'SERVERID=one' } };
    const answers = [await headersOf(at(port), cookie), await headersOf(at(port), cookie)];
    expect(answers.map((headers) => headers['x-backend']).sort()).toEqual(['one', 'two']);
    for (const headers of answers) {
      const backend = String(headers['x-backend']);
      if (port === 'cookieless') expect(headers['x-served-by']).toBe(backend);
      else expect(headers['set-cookie']).toEqual([`SERVERID=${backend}; Path=/`]);
    }
  });

  it('requires a client certificate by a TLS alert', async () => {
    const { client, root } = issued;
    const port = haproxy.ports.mutual;
    await expect(ending(connect({ host: 'localhost', port, ca: root.cert }))).rejects.toThrow(/certificate required/);
    const client13 = await openClient(`wss://localhost:${port}/`, [], {
      ca: root.cert,
      cert: client.cert,
      key: client.key,
    });
    client13.socket.terminate();
  });

  it('refuses what is older than TLS 1.3', async () => {
    const to = { host: 'localhost', port: haproxy.ports.modern, ca: issued.root.cert };
    await expect(ending(connect({ ...to, maxVersion: 'TLSv1.2' }))).rejects.toThrow(/alert protocol version/);
    const modern = connect(to);
    onTestFinished(() => void modern.destroy());
    await once(modern, 'secureConnect');
    expect(modern.getProtocol()).toBe('TLSv1.3');
  });
});

async function headersOf(url: string, options: ClientOptions = {}): Promise<IncomingMessage['headers']> {
  const socket = new WebSocket(url, options);
  onTestFinished(() => socket.terminate());
  const [response] = (await once(socket, 'upgrade')) as [IncomingMessage];
  return response.headers;
}

/** Resolves when the server ends the connection; rejects with what TLS says. */
async function ending(socket: TLSSocket): Promise<void> {
  onTestFinished(() => void socket.destroy());
  socket.resume();
  await once(socket, 'end');
}
