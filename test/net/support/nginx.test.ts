/** nginx does what the tests that rely on it think it does: seen with Node's own clients and with `ws`. */
import { request as httpsRequest } from 'node:https';
import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ClientOptions } from 'ws';
import { certificates, type Certificates } from '../../support/certificates/certificates.ts';
import { openClient, refusalOf } from '../../support/peers/index.ts';
import { startBackend, type Backend } from '../../support/servers/backend.ts';
import { closedPort } from '../../support/servers/freePorts.ts';
import { nginxOrigin, nginxUser, startNginx, type Nginx } from '../../support/servers/nginx.ts';
import { lacks } from '../../support/servers/programs.ts';
import { stoppedAfterAll } from '../../support/servers/stoppedAfterAll.ts';

describe.skipIf(lacks('nginx', 'openssl'))('nginx', () => {
  let backend: Backend;
  let nginx: Nginx;
  let issued: Certificates;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    issued = await certificates();
    backend = keep(await startBackend());
    nginx = keep(
      await startNginx({
        backend: backend.port,
        closedPort: await closedPort(),
        elsewhere: 'http://elsewhere.example/ws',
      }),
    );
  });

  const at = (path: string): string => `ws://127.0.0.1:${nginx.ports.http}${path}`;

  async function echoes(url: string, options: ClientOptions = {}): Promise<void> {
    const client = await openClient(url, [], options);
    onTestFinished(() => client.socket.terminate());
    client.socket.send('hello');
    await client.message(({ text }) => text === 'hello');
  }

  it('passes the upgrade on where it is told to', async () => {
    await echoes(at('/upgraded'));
    expect(backend.requests.at(-1)?.headers.upgrade).toBe('websocket');
  });

  it.each([
    ['/dropped', '1.0'],
    ['/dropped-1.1', '1.1'],
  ])('%s asks the backend by HTTP/%s without Upgrade, and answers with its page', async (path, version) => {
    const { response, body } = await refusalOf(at(path));
    expect(response.statusCode).toBe(200);
    expect(body).toBe('<p>The page behind.</p>');
    expect(response.headers.server).toMatch(/^nginx/);
    expect(backend.requests.at(-1)).toMatchObject({ httpVersion: version });
    expect(backend.requests.at(-1)?.headers.upgrade).toBeUndefined();
  });

  it('cuts an idle connection after two seconds', async () => {
    const client = await openClient(at('/idle'));
    onTestFinished(() => client.socket.terminate());
    const opened = performance.now();
    expect((await client.closed).code).toBe(1006);
    expect(performance.now() - opened).toBeGreaterThan(1_900);
  });

  it.each([
    ['/page', 200],
    ['/nothing', 404],
    ['/method', 405],
    ['/private', 401],
    ['/origin', 403],
    ['/down', 502],
    ['/unavailable', 503],
    ['/slow', 504],
  ])('%s answers %i', async (path, status) => {
    const { response } = await refusalOf(at(path));
    expect(response.statusCode).toBe(status);
    if (status === 401) expect(response.headers['www-authenticate']).toBe('Basic realm="the back room"');
    if (status === 405) expect(response.headers.allow).toBe('POST');
  });

  it('lets in whom it knows, and the Origin it knows', async () => {
    await echoes(at('/private'), { headers: { Authorization: basic(nginxUser) } });
    await echoes(at('/origin'), { origin: nginxOrigin });
  });

  it('has had enough after one request', async () => {
    await echoes(at('/limited'));
    const { response } = await refusalOf(at('/limited'));
    expect(response.statusCode).toBe(429);
    expect(response.headers['retry-after']).toBe('60');
  });

  it.each([301, 302, 307, 308])('redirects by %i, here and elsewhere', async (status) => {
    const here = await refusalOf(at(`/moved/${status}`));
    expect(here.response).toMatchObject({ statusCode: status, headers: { location: '/upgraded' } });
    const away = await refusalOf(at(`/elsewhere/${status}`));
    expect(away.response).toMatchObject({ statusCode: status, headers: { location: 'http://elsewhere.example/ws' } });
  });

  it('speaks TLS with the whole chain', async () => {
    await echoes(`wss://localhost:${nginx.ports.https}/upgraded`, { ca: issued.root.cert });
  });

  it('tells a client that speaks plain text on its TLS port, and one without a certificate, with 400', async () => {
    const plain = request({ port: nginx.ports.https, host: '127.0.0.1' }).end();
    expect(await answerTo(plain)).toMatchObject({ status: 400, body: expect.stringContaining('HTTPS port') as string });
    const unknown = httpsRequest({ port: nginx.ports.mutual, host: 'localhost', ca: issued.root.cert }).end();
    expect(await answerTo(unknown)).toMatchObject({
      status: 400,
      body: expect.stringContaining('No required SSL certificate was sent') as string,
    });
  });

  it('takes the good client certificate and not the bad one', async () => {
    const url = `wss://localhost:${nginx.ports.mutual}/upgraded`;
    const { client, badClient, root } = issued;
    await echoes(url, { ca: root.cert, cert: client.cert, key: client.key });
    const { response, body } = await refusalOf(url, { ca: root.cert, cert: badClient.cert, key: badClient.key });
    expect(response.statusCode).toBe(400);
    expect(body).toContain('The SSL certificate error');
  });

  it('keeps a log', () => {
    expect(nginx.log()).toContain('GET /private');
  });
});

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function answerTo(sent: ReturnType<typeof request>): Promise<{ status: number | undefined; body: string }> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  return { status: response.statusCode, body: Buffer.concat(parts).toString() };
}
