/** Findings of a port that speaks something else than the address says. */
import { createServer as createHttp2Server, createSecureServer } from 'node:http2';
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { certificates } from '../../../support/certificates/certificates.ts';
import {
  closesAtFirstBytes,
  greets,
  latin1,
  listener,
  resetsAtFirstBytes,
  type ListenerOptions,
  type Treatment,
} from '../../../support/peers/index.ts';
import { Loopback } from '../../../support/peers/loopback.ts';
import { startBackend, type Backend } from '../../../support/servers/backend.ts';
import { closedPort } from '../../../support/servers/freePorts.ts';
import { startNginx, type Nginx } from '../../../support/servers/nginx.ts';
import { lacks } from '../../../support/servers/programs.ts';
import { checked, expectFirst } from './checked.ts';
import { stoppedAfterAll } from '../../../support/servers/stoppedAfterAll.ts';

async function portOf(treatment: Treatment, options?: ListenerOptions): Promise<number> {
  const peer = await listener(treatment, options);
  onTestFinished(() => peer.stop());
  return peer.port;
}

/** A server of Node's own. */
async function listening(server: Server): Promise<number> {
  const loopback = await Loopback.listen(server);
  onTestFinished(() => loopback.stop());
  return loopback.port;
}

describe('wss:// to a plain port', () => {
  const plain = { code: 'tls-on-plain-port', stage: 'tls' } as const;

  it('tls-on-plain-port: a web server that answers 400', async () => {
    const port = await listening(createHttpServer());
    const { fix } = expectFirst(await checked(`wss://localhost:${port}/feed`), {
      ...plain,
      evidence: [`localhost:${port}`, /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|48 54 54 50/],
    });
    expect(fix).toMatchObject({ kind: 'change', profile: { url: `ws://localhost:${port}/feed` } });
  });

  it('tls-on-plain-port: evidence of a second connection only where there was one', async () => {
    const peer = await listener(greets(latin1('SSH-2.0-OpenSSH_9.2\r\n')));
    onTestFinished(() => peer.stop());
    const { evidence } = expectFirst(await checked(`wss://localhost:${peer.port}/`), { ...plain, evidence: [] });
    expect(evidence.includes('second connection')).toBe(peer.count === 2);
  });
});

describe('ws:// to a TLS port', () => {
  const secured = { code: 'plain-on-tls-port', stage: 'response' } as const;

  describe.skipIf(lacks('openssl', 'nginx'))('nginx', () => {
    let nginx: Nginx;
    let backend: Backend;
    const keep = stoppedAfterAll();
    beforeAll(async () => {
      backend = keep(await startBackend());
      nginx = keep(await startNginx({ backend: backend.port, closedPort: await closedPort() }));
    });

    it('plain-on-tls-port: nginx says so with 400', async () => {
      const { fix } = expectFirst(await checked(`ws://localhost:${nginx.ports.https}/upgraded`), {
        ...secured,
        evidence: ['HTTP/1.1 400 Bad Request', 'The plain HTTP request was sent to HTTPS port'],
      });
      expect(fix).toMatchObject({ profile: { url: `wss://localhost:${nginx.ports.https}/upgraded` } });
    });
  });

  it.skipIf(lacks('openssl')).each([
    // Node answers with nothing, OpenSSL's `s_server` and others with an alert.
    ['a server of Node', undefined],
    ['a server that answers with an alert', latin1('\x15\x03\x01\x00\x02\x02\x46')],
  ])('plain-on-tls-port: %s', async (_name, alert) => {
    const { good } = await certificates();
    const port =
      alert === undefined
        ? await portOf(closesAtFirstBytes, { tls: { ...good } })
        : await portOf(async (socket) => {
            await closesAtFirstBytes(socket.once('data', () => void socket.write(alert)));
          });
    expectFirst(await checked(`ws://localhost:${port}/`), {
      ...secured,
      evidence: [alert === undefined ? /second connection.*TLS/ : '15 03 01 00 02 02 46'],
    });
  });

  it('is not said of a plain server that just closes', async () => {
    for (const treatment of [closesAtFirstBytes, resetsAtFirstBytes]) {
      expectFirst(await checked(`ws://localhost:${await portOf(treatment)}/`), {
        code: 'closed-before-response',
        stage: 'response',
        evidence: ['GET / HTTP/1.1'],
      });
    }
  });
});

describe('another protocol', () => {
  it('http2-only: frames of HTTP/2 come in plain text', async () => {
    const port = await listening(createHttp2Server());
    expectFirst(await checked(`ws://localhost:${port}/`), {
      code: 'http2-only',
      stage: 'response',
      evidence: [/00 00 00 04 00 00 00 00 00|00 00 08 07 00/],
    });
  });

  it.skipIf(lacks('openssl'))('http2-only: by ALPN', async () => {
    const { good, root } = await certificates();
    const port = await listening(createSecureServer({ key: good.key, cert: good.cert, allowHTTP1: false }));
    expectFirst(await checked({ url: `wss://localhost:${port}/`, tls: { ca: root.cert } }), {
      code: 'http2-only',
      stage: 'tls',
      evidence: ['ALPN', 'h2'],
    });
  });

  it.each([
    ['SSH-2.0-OpenSSH_9.2\r\n', '53 53 48 2d 32 2e 30', /SSH/],
    ['220 mail.example ESMTP\r\n', '32 32 30 20 6d', /SMTP/],
    ['\x00\x01\x02\x03', '00 01 02 03', undefined],
  ])('not-http: %j', async (greeting, hex, named) => {
    const port = await portOf(greets(latin1(greeting)));
    const { cause } = expectFirst(await checked(`ws://localhost:${port}/`), {
      code: 'not-http',
      stage: 'response',
      evidence: [hex],
    });
    if (named !== undefined) expect(cause).toMatch(named);
  });
});
