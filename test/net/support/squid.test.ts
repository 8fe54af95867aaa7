import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../support/servers/backend.ts';
import { curl } from '../../support/servers/curl.ts';
import { closedPort } from '../../support/servers/freePorts.ts';
import { lacks } from '../../support/servers/programs.ts';
import { squidUser, startSquid, type Squid, type SquidPort } from '../../support/servers/squid.ts';
import { stoppedAfterAll } from '../../support/servers/stoppedAfterAll.ts';

describe.skipIf(lacks('squid', 'curl'))('squid', () => {
  let squid: Squid;
  let backend: Backend;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    backend = keep(await startBackend());
    squid = keep(await startSquid());
  });

  const through = (port: SquidPort, ...args: string[]) =>
    curl('--proxytunnel', '--proxy', `http://127.0.0.1:${squid.ports[port]}`, ...args);
  const page = (): string => `http://localhost:${backend.port}/`;

  it('lets a tunnel through', async () => {
    const { body, told } = await through('open', page());
    expect(told).toContain('< HTTP/1.1 200 Connection established');
    expect(body).toBe('<p>The page behind.</p>');
  });

  it('asks for a password, and knows the right one', async () => {
    const { told } = await through('password', page());
    expect(told).toContain('< HTTP/1.1 407 Proxy Authentication Required');
    expect(told).toContain('< Proxy-Authenticate: Basic realm="the way out"');
    const { username, password } = squidUser;
    expect((await through('password', '--proxy-user', `${username}:wrong`, page())).told).toContain('< HTTP/1.1 407');
    const known = await through('password', '--proxy-user', `${username}:${password}`, page());
    expect(known.body).toBe('<p>The page behind.</p>');
  });

  it.each(['blocking', 'connectless'] as const)('%s: answers CONNECT with 403 and says who it is', async (port) => {
    const { told } = await through(port, page());
    expect(told).toContain('< HTTP/1.1 403 Forbidden');
    expect(told).toMatch(/^< Via: 1.1 proxy.example \(squid/m);
  });

  it('answers for a server that is not there', async () => {
    const { told } = await through('open', `http://localhost:${await closedPort()}/`);
    expect(told).toContain('< HTTP/1.1 503 Service Unavailable');
  });
});
