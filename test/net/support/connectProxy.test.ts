import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { latin1, selfSigned } from '../../support/peers/index.ts';
import { SocketRecord } from '../../support/peers/socketRecord.ts';
import { startBackend } from '../../support/servers/backend.ts';
import { startConnectProxy, type ConnectProxy, type ConnectProxyOptions } from '../../support/servers/connectProxy.ts';
import { curl } from '../../support/servers/curl.ts';
import { lacks } from '../../support/servers/programs.ts';

async function started(options?: ConnectProxyOptions): Promise<{ proxy: ConnectProxy; page: string; port: number }> {
  const proxy = await startConnectProxy(options);
  const backend = await startBackend();
  onTestFinished(async () => {
    await proxy.stop();
    await backend.stop();
  });
  return { proxy, page: `http://localhost:${backend.port}/`, port: backend.port };
}

describe.skipIf(lacks('curl'))('a scripted proxy, seen by curl', () => {
  it('makes a tunnel, and keeps what it was asked', async () => {
    const { proxy, page, port } = await started({ headers: [['X-Way', 'out']] });
    const { body, told } = await curl('--proxytunnel', '--proxy', proxy.url, page);
    expect(body).toBe('<p>The page behind.</p>');
    expect(told).toContain('< X-Way: out');
    expect(proxy.requests).toHaveLength(1);
    expect(proxy.requests[0]).toMatch(`CONNECT localhost:${port} HTTP/1.1\r\n`);
  });

  it.skipIf(lacks('openssl'))('speaks TLS to its clients', async () => {
    const { proxy, page } = await started({ tls: await selfSigned() });
    const { body } = await curl('--proxytunnel', '--proxy-insecure', '--proxy', proxy.url, page);
    expect(body).toBe('<p>The page behind.</p>');
  });

  it.each([405, 501])('answers %i, byte by byte', async (status) => {
    const answer = latin1(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    const cuts = Array.from({ length: answer.length - 1 }, (_, i) => i + 1);
    const { proxy, page } = await started({ answer: { bytes: answer }, cuts });
    const { told, exitCode } = await curl('--proxytunnel', '--proxy', proxy.url, page);
    expect(told).toContain(`< HTTP/1.1 ${status} No`);
    expect(exitCode).toBe(56);
  });

  it('closes without an answer', async () => {
    const { proxy, page } = await started({ answer: 'close' });
    expect((await curl('--proxytunnel', '--proxy', proxy.url, page)).told).toContain('Proxy CONNECT aborted');
  });

  it('does not answer', async () => {
    const { proxy, page } = await started({ answer: 'silence' });
    expect((await curl('--max-time', '0.2', '--proxytunnel', '--proxy', proxy.url, page)).exitCode).toBe(28);
  });

  it('reaches loopback alone', async () => {
    const { proxy } = await started();
    const { told } = await curl('--proxytunnel', '--proxy', proxy.url, 'http://elsewhere.example/');
    expect(told).toContain('< HTTP/1.1 502 Bad Gateway');
  });
});

describe('a scripted proxy, byte by byte', () => {
  it('writes what it is told with the 200 in one packet, before what the server says', async () => {
    const { proxy, port } = await started({ alongside: latin1('early ') });
    const socket = connect(proxy.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const record = new SocketRecord(socket);
    // The request comes with the CONNECT, before it was answered.
    socket.write(`CONNECT localhost:${port} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 200 Connection established\r\n\r\nearly ');
    await record.until('the page came', (bytes) =>
      Buffer.from(bytes).includes('early HTTP/1.1 200 OK\r\n') && Buffer.from(bytes).includes('behind.</p>')
        ? true
        : undefined,
    );
  });
});
