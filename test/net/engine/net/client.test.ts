import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { temporaryFolder } from '../../../support/captures.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { concat, frame } from '../../../support/frames/index.ts';
import { end, latin1, peerSequence, rawPeer, selfSigned, send, type PeerScript } from '../../../support/peers/index.ts';

function raw(text: string): PeerScript {
  return { answer: { bytes: latin1(text) }, steps: [end()] };
}

async function refusedBy(script: PeerScript, profile = {}, timeout = 10_000) {
  const peer = await rawPeer(script);
  onTestFinished(() => peer.stop());
  const engine = new EngineUnderTest();
  const error = await engine.connect({ url: peer.url, ...profile }, timeout);
  return { peer, engine, error };
}

describe('a refused handshake', () => {
  it.each([
    [
      '401',
      'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 9\r\n\r\nwho asks?',
      'unauthorized',
      'who asks?',
    ],
    ['404', 'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnope\r\n0\r\n\r\n', 'not-found', 'nope'],
    ['200', 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>', 'not-upgraded', '<html>'],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nold', 'http-1.0', 'old'],
    ['302', 'HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n', 'redirect', ''],
  ])('%s: status, headers and body are kept and it is said what went wrong', async (_name, answer, code, body) => {
    const { engine, error, peer } = await refusedBy(raw(answer));
    expect(error?.code).toBe(code);
    const handshake = await engine.handshake();
    expect(Buffer.from(handshake.request.raw).toString('latin1')).toBe(peer.requestHead);
    expect(handshake.response?.startLine).toBe(answer.slice(0, answer.indexOf('\r\n')));
    expect(handshake.response?.status).toBe(Number(/ (\d+)/.exec(answer)![1]));
    expect(Buffer.from(handshake.response!.body!).toString()).toBe(body);
    expect(engine.snapshot).toMatchObject({ state: 'closed', failure: { code } });
    expect(handshake.checks.find(({ name }) => name === 'Status 101')?.ok).toBe(false);
  });

  it('keeps the first 64 KiB of a body without end', async () => {
    const { engine, error } = await refusedBy(raw(`HTTP/1.1 404 Not Found\r\n\r\n${'x'.repeat(200_000)}`));
    expect(error?.code).toBe('not-found');
    expect((await engine.handshake()).response?.body).toHaveLength(65_536);
  });

  it.each<[string, PeerScript, string]>([
    ['a wrong accept', { answer: { accept: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' } }, 'bad-accept'],
    ['no Upgrade', { answer: { headers: [['Connection', 'Upgrade']] } }, 'missing-upgrade'],
    ['no Connection', { answer: { headers: [['Upgrade', 'websocket']] } }, 'missing-connection'],
    [
      'a subprotocol that nobody offered',
      { answer: { extraHeaders: [['Sec-WebSocket-Protocol', 'x']] } },
      'unexpected-subprotocol',
    ],
    [
      'an extension that nobody offered',
      { answer: { extraHeaders: [['Sec-WebSocket-Extensions', 'x-other']] } },
      'unexpected-extension',
    ],
    ['no HTTP', raw('SSH-2.0-OpenSSH_9.2\r\n'), 'not-http'],
  ])('a 101 with %s', async (_name, script, code) => {
    const { engine, error } = await refusedBy(script);
    expect(error?.code).toBe(code);
    expect((await engine.handshake()).response?.raw.length).toBeGreaterThan(0);
  });

  it('closed before the answer', async () => {
    const { error, engine } = await refusedBy(raw(''));
    expect(error?.code).toBe('closed-before-response');
    expect((await engine.handshake()).response).toBeUndefined();
  });

  it('time-out: connected, and no answer', async () => {
    const { error } = await refusedBy({ answer: { bytes: new Uint8Array() } }, {}, 150);
    expect(error?.code).toBe('response-timeout');
  });

  it('time-out: a port that takes the connection and never speaks TLS', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const engine = new EngineUnderTest();
    const error = await engine.connect(`wss://127.0.0.1:${(server.address() as { port: number }).port}`, 150);
    expect(error?.failure).toMatchObject({ code: 'connect-timeout', cause: expect.stringContaining('TLS') as string });
  });

  it('nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    const engine = new EngineUnderTest();
    expect((await engine.connect(`ws://127.0.0.1:${port}`))?.code).toBe('refused');
    expect(engine.snapshot).toMatchObject({ state: 'closed', failure: { code: 'refused' } });
  });

  it('shows no request where none reached the wire', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    for (const scheme of ['ws', 'wss']) {
      const engine = new EngineUnderTest();
      expect((await engine.connect(`${scheme}://127.0.0.1:${port}`))?.code).toBe('refused');
      expect(await engine.calls.handshake({ session: 's' }, never)).toBeNull();
      expect(engine.snapshot.bytesOut).toBe(0);
    }
  });

  it('no such host', async () => {
    const engine = new EngineUnderTest();
    expect((await engine.connect('ws://no-such-host.invalid/'))?.code).toBe('name-not-found');
  });

  it.each([
    [{ url: 'not a url' }, 'invalid-url'],
    [{ url: 'ws://127.0.0.1:1', headers: [['bad name', 'x']] as [string, string][] }, 'invalid-header'],
    [{ url: 'ws://127.0.0.1:1', subprotocols: ['a', 'a'] }, 'invalid-subprotocol'],
  ])('%j is refused before anything is sent', async (profile, code) => {
    expect((await new EngineUnderTest().connect(profile))?.code).toBe(code);
  });
});

describe('TLS', () => {
  it('a certificate that is not trusted is told', async () => {
    const peer = await rawPeer({ tls: await selfSigned() });
    onTestFinished(() => peer.stop());
    const engine = new EngineUnderTest();
    expect((await engine.connect(peer.url))?.code).toBe('tls-self-signed');
  });

  it('wss:// to a plain port is told', async () => {
    const peer = await rawPeer(raw('HTTP/1.1 400 Bad Request\r\n\r\n'));
    onTestFinished(() => peer.stop());
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const engine = new EngineUnderTest();
    const error = await engine.connect(`wss://127.0.0.1:${(server.address() as { port: number }).port}`);
    expect(error?.code).toBe('tls-on-plain-port');
  });
});

describe('an answer that comes late', () => {
  it('is waited for, byte by byte', async () => {
    const peer = await rawPeer({
      cuts: Array.from({ length: 120 }, (_, i) => i + 1),
      alongside: frame({ opcode: 'text', payload: 'x' }),
    });
    onTestFinished(() => peer.stop());
    const engine = new EngineUnderTest();
    expect(await engine.connect(peer.url)).toBeUndefined();
    await engine.until(({ frames }) => frames === 1);
    expect((await engine.handshake()).response?.raw).toEqual(peer.answered);
  });
});

describe('a profile', () => {
  it('says what is on the wire: headers, query, origin, cookies, credentials', async () => {
    const peer = await rawPeer();
    onTestFinished(() => peer.stop());
    const engine = new EngineUnderTest();
    const error = await engine.connect({
      url: `${peer.url}?a=1`,
      query: { b: 'ü' },
      headers: [
        ['x-One', '1'],
        ['X-ONE', '2'],
      ],
      origin: 'https://app.example',
      cookies: { s: '1', t: '2' },
      auth: { type: 'basic', username: 'u', password: 'p' },
      compression: false,
    });
    expect(error).toBeUndefined();
    const lines = peer.requestHead.split('\r\n');
    expect(lines[0]).toMatch(/\?a=1&b=%C3%BC HTTP\/1\.1$/);
    expect(lines.slice(6, -2)).toEqual([
      'Origin: https://app.example',
      'Cookie: s=1; t=2',
      'Authorization: Basic dTpw',
      'x-One: 1',
      'X-ONE: 2',
    ]);
    expect(engine.snapshot.url).not.toContain('%C3');
  });

  it('follows redirects, and the record has all of them', async () => {
    const there = await rawPeer({ steps: [send(frame({ opcode: 'text', payload: 'there' }))] });
    const moved = `HTTP/1.1 307 Temporary Redirect\r\nLocation: ${there.url}\r\nContent-Length: 2\r\n\r\nno`;
    const { engine, error } = await refusedBy(raw(moved), { followRedirects: 1, headers: [['X-Mine', '1']] });
    onTestFinished(() => there.stop());
    expect(error).toBeUndefined();
    await engine.until(({ frames }) => frames === 1);
    expect(await engine.rows()).toMatchObject([{ preview: 'there' }]);
    const handshake = await engine.handshake();
    expect(handshake.redirects).toMatchObject([{ status: 307, location: there.url, omitted: ['X-Mine'] }]);
    expect(there.requestHead).not.toContain('X-Mine');
    expect(Buffer.from(handshake.request.raw).toString('latin1')).toBe(there.requestHead);
  });

  it('tells nobody who we are who was not to know, however often it sends us on', async () => {
    const again = { answer: { bytes: latin1('HTTP/1.1 302 Found\r\nLocation: /2\r\nContent-Length: 0\r\n\r\n') } };
    const there = await peerSequence([again, {}]);
    onTestFinished(() => there.stop());
    const moved = `HTTP/1.1 302 Found\r\nLocation: ${there.url}/1\r\nContent-Length: 0\r\n\r\n`;
    const headers: [string, string][] = [['Authorization', 'Bearer 9d7c']];
    const { error } = await refusedBy(raw(moved), { followRedirects: 2, headers, cookies: { sid: 'a41f' } });
    expect(error).toBeUndefined();
    expect(there.peers.map(({ requestHead }) => requestHead.split(' ')[1])).toEqual(['/1', '/2']);
    for (const { requestHead } of there.peers) expect(requestHead).not.toMatch(/9d7c|a41f/);
  });

  it('reaches a UNIX socket', async () => {
    const path = join(temporaryFolder(), 's');
    const server = new WebSocketServer({ server: createHttpServer().listen(path) });
    onTestFinished(() => {
      server.close();
    });
    const asked = new Promise<string | undefined>((resolve) => {
      server.on('connection', (socket, request) => {
        resolve(request.url);
        socket.send('hi');
      });
    });
    const engine = new EngineUnderTest();
    expect(await engine.connect(`ws+unix:${path}:/chat?x=1`)).toBeUndefined();
    expect(await asked).toBe('/chat?x=1');
    await engine.until(({ frames }) => frames === 1);
    expect(engine.snapshot.url).toBe(`ws+unix:${path}:/chat?x=1`);
  });

  it('answers no ping where it is not to', async () => {
    const peer = await rawPeer({ steps: [send(frame({ opcode: 'ping', payload: '?' }))] });
    onTestFinished(() => peer.stop());
    const engine = new EngineUnderTest();
    expect(await engine.connect({ url: peer.url, autoPong: false })).toBeUndefined();
    await engine.until(({ frames }) => frames === 1);
    await engine.calls.send({ session: 's', message: { kind: 'text', text: 'after' } }, never);
    expect((await peer.awaitFrames(1)).map(({ opcode }) => opcode)).toEqual([1]);
  });
});

describe('a server that says all at once', () => {
  it.each([
    ['and ends', true],
    ['and waits', false],
  ])('has its frames and its close code kept, %s', async (_how, ends) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (head: Buffer) => {
        const key = /sec-websocket-key: (\S+)/i.exec(head.toString('latin1'))![1]!;
        const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
        const bytes = concat(
          latin1(
            `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
          ),
          frame({ opcode: 'text', payload: 'all' }),
          frame({ opcode: 'close', payload: Uint8Array.of(0x03, 0xe9) }),
        );
        if (ends) socket.end(bytes);
        else socket.write(bytes);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const engine = new EngineUnderTest();
    await engine.connect(`ws://127.0.0.1:${(server.address() as { port: number }).port}`);
    const { close } = await engine.until(({ state }) => state === 'closed');
    expect(close).toEqual({ code: 1001, reason: '', by: 'peer' });
    expect((await engine.rows()).slice(0, 2)).toMatchObject([{ preview: 'all' }, { opcode: 'close', closeCode: 1001 }]);
  });
});
