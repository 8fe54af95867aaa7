import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SocketRecord } from '../../support/peers/socketRecord.ts';
import { startBackend } from '../../support/servers/backend.ts';
import { curl } from '../../support/servers/curl.ts';
import { closedPort } from '../../support/servers/freePorts.ts';
import { lacks } from '../../support/servers/programs.ts';
import { startSocks5, type Socks5, type Socks5Options } from '../../support/servers/socks5.ts';

async function started(options?: Socks5Options): Promise<{ socks: Socks5; page: string; port: number }> {
  const socks = await startSocks5(options);
  const backend = await startBackend();
  onTestFinished(async () => {
    await socks.stop();
    await backend.stop();
  });
  return { socks, page: `http://localhost:${backend.port}/`, port: backend.port };
}

describe.skipIf(lacks('curl'))('a SOCKS5 proxy, seen by curl', () => {
  it('is asked for a name, and resolves it', async () => {
    const { socks, port } = await started({ names: { 'backend.example': '127.0.0.1' } });
    const { body } = await curl('--socks5-hostname', `127.0.0.1:${socks.port}`, `http://backend.example:${port}/`);
    expect(body).toBe('<p>The page behind.</p>');
    expect(socks.requests).toEqual([{ kind: 'name', host: 'backend.example', port }]);
  });

  it('is asked for an address where the name is resolved here', async () => {
    const { socks, page, port } = await started();
    const { body } = await curl('--ipv4', '--socks5', `127.0.0.1:${socks.port}`, page);
    expect(body).toBe('<p>The page behind.</p>');
    expect(socks.requests).toEqual([{ kind: 'ipv4', host: '127.0.0.1', port }]);
  });

  it('wants a user name and a password, and knows the right ones', async () => {
    const user = { username: 'ann', password: 's:e@c' };
    const { socks, page } = await started({ user });
    const at = ['--socks5-hostname', `127.0.0.1:${socks.port}`];
    expect((await curl(...at, page)).exitCode).toBe(97);
    expect((await curl(...at, '--proxy-user', 'ann:wrong', page)).exitCode).toBe(97);
    expect((await curl(...at, '--proxy-user', 'ann:s:e@c', page)).body).toBe('<p>The page behind.</p>');
    expect(socks.requests).toEqual([expect.objectContaining({ kind: 'name', user })]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('refuses with reply %i', async (refuse) => {
    const { socks, page } = await started({ refuse });
    const { told, exitCode } = await curl('--socks5-hostname', `127.0.0.1:${socks.port}`, page);
    expect(exitCode).toBe(97);
    expect(told).toContain(`(${refuse})`);
  });

  it('says that nobody listens, and that there is no such host', async () => {
    const { socks } = await started();
    const at = ['--socks5-hostname', `127.0.0.1:${socks.port}`];
    expect((await curl(...at, `http://localhost:${await closedPort()}/`)).told).toContain('(5)');
    expect((await curl(...at, 'http://elsewhere.example/')).told).toContain('(4)');
  });
});

describe('a SOCKS5 proxy, byte by byte', () => {
  async function told(options: Socks5Options, sent: readonly number[], length: number): Promise<number[]> {
    const { socks } = await started(options);
    const socket = connect(socks.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const record = new SocketRecord(socket);
    await once(socket, 'connect');
    socket.write(Uint8Array.from(sent));
    return [...(await record.until('all came', (bytes) => (bytes.length >= length ? bytes : undefined)))];
  }

  it('may take no method', async () => {
    expect(await told({ noMethod: true }, [5, 1, 0], 2)).toEqual([5, 0xff]);
  });

  it('answers an IPv6 address, and a command other than CONNECT', async () => {
    const v6 = [5, 1, 0, 5, 2, 0, 4, ...Array.from({ length: 15 }, () => 0), 1, 0, 80];
    expect(await told({}, v6, 12)).toEqual([5, 0, 5, 7, 0, 1, 0, 0, 0, 0, 0, 0]);
  });
});
