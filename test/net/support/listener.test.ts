import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificates } from '../../support/certificates/certificates.ts';
import {
  answersEach,
  busyListener,
  closesAtFirstBytes,
  closesAtOnce,
  greets,
  hasIpv6,
  isSilent,
  latin1,
  listener,
  mayBeBusy,
  openClient,
  refusalOf,
  resetsAtFirstBytes,
  type Listener,
  type ListenerOptions,
  type Treatment,
} from '../../support/peers/index.ts';
import { lacks } from '../../support/servers/programs.ts';

async function started(treatment: Treatment, options?: ListenerOptions): Promise<Listener> {
  const found = await listener(treatment, options);
  onTestFinished(() => found.stop());
  return found;
}

function reached(port: number, host = '127.0.0.1'): Socket {
  const socket = connect(port, host);
  onTestFinished(() => void socket.destroy());
  return socket;
}

describe('a listener', () => {
  it('does the same to everybody', async () => {
    const peer = await started(greets(latin1('SSH-2.0-OpenSSH_9.2\r\n')));
    for (let i = 1; i <= 2; i++) {
      const [greeting] = (await once(reached(peer.port), 'data')) as [Buffer];
      expect(greeting.toString()).toBe('SSH-2.0-OpenSSH_9.2\r\n');
      expect(peer.count).toBe(i);
    }
  });

  it('ends a connection at once, at the first bytes, or with RST', async () => {
    await once(reached((await started(closesAtOnce)).port).resume(), 'end');
    const ended = reached((await started(closesAtFirstBytes)).port).resume();
    ended.write('x');
    await once(ended, 'end');
    const dropped = reached((await started(resetsAtFirstBytes)).port);
    dropped.write('x');
    await expect(once(dropped, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('answers every handshake', async () => {
    const good = await started(answersEach({}));
    for (let i = 0; i < 2; i++) (await openClient(good.url)).socket.terminate();
    const bad = await started(answersEach({ bytes: latin1('HTTP/1.0 200 OK\r\n\r\nold') }));
    const { response, body } = await refusalOf(bad.url);
    expect([response.httpVersion, response.statusCode, body]).toEqual(['1.0', 200, 'old']);
  });

  it.skipIf(!hasIpv6())('may be on IPv6', async () => {
    const peer = await started(greets(latin1('hello')), { address: '::1' });
    expect(peer.url).toBe(`ws://[::1]:${peer.port}`);
    await once(reached(peer.port, '::1'), 'data');
  });

  it.skipIf(lacks('openssl')).each([
    ['TLSv1.1', 'TLSv1.2', /alert protocol version|unsupported protocol/],
    ['TLSv1.2', 'TLSv1.3', /alert protocol version|unsupported protocol/],
  ] as const)('speaks no more than %s of TLS', async (maxVersion, wanted, words) => {
    const { good, root } = await certificates();
    const old = { minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const peer = await started(isSilent, { tls: { ...good, ...old } });
    const to = { port: peer.port, host: 'localhost', ca: root.cert };
    const modern = connectTls({ ...to, minVersion: wanted });
    await expect(once(modern, 'secureConnect')).rejects.toThrow(words);
    const same = connectTls({ ...to, ...old });
    onTestFinished(() => void same.destroy());
    await once(same, 'secureConnect');
    expect(same.getProtocol()).toBe(maxVersion);
  });

  it.skipIf(!mayBeBusy)('that is busy leaves attempts to connect unanswered', async () => {
    const peer = await busyListener();
    onTestFinished(() => peer.stop());
    const socket = connect({ port: peer.port, host: '127.0.0.1', timeout: 200 });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'timeout');
    expect(socket.connecting).toBe(true);
  });
});
