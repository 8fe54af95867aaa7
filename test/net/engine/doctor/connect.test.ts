/** Findings of a connection that was never made, and of one that nothing is heard on. */
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../support/captures.ts';
import { answersEach, busyListener, isSilent, listener, mayBeBusy, rawPeer } from '../../../support/peers/index.ts';
import { closedPort } from '../../../support/servers/freePorts.ts';
import { checked, expectFirst, opened } from './checked.ts';

/** On many machines ::1 is one of them, on some it is not. */
const addresses = (await lookup('localhost', { all: true })).map(({ address }) => address);

describe('no connection', () => {
  it('name-not-found', async () => {
    const findings = await checked('ws://no-such-host.invalid/feed');
    expectFirst(findings, {
      code: 'name-not-found',
      stage: 'name',
      evidence: ['no-such-host.invalid', /ENOTFOUND|EAI_AGAIN/],
    });
  });

  it('refused', async () => {
    const port = await closedPort();
    expectFirst(await checked(`ws://127.0.0.1:${port}/`), {
      code: 'refused',
      stage: 'connect',
      evidence: [`127.0.0.1:${port}`, 'ECONNREFUSED'],
    });
  });

  it('refused, by all addresses of a name', async () => {
    const port = await closedPort();
    expectFirst(await checked(`wss://localhost:${port}/`), {
      code: 'refused',
      stage: 'connect',
      evidence: addresses.map((address) =>
        address.includes(':') ? `[${address}]:${port}: ECONNREFUSED` : `${address}:${port}: ECONNREFUSED`,
      ),
    });
  });

  // Linux has no route for TCP to a broadcast address, that of loopback neither.
  it.skipIf(process.platform !== 'linux')('unreachable', async () => {
    expectFirst(await checked('ws://127.255.255.255:80/'), {
      code: 'unreachable',
      stage: 'connect',
      evidence: ['127.255.255.255:80', 'ENETUNREACH'],
    });
  });

  it.skipIf(!mayBeBusy)('connect-timeout: nobody takes the connection', async () => {
    const peer = await busyListener();
    onTestFinished(() => peer.stop());
    const findings = await checked({ url: `ws://127.0.0.1:${peer.port}/`, timeouts: { connect: 200 } });
    expectFirst(findings, { code: 'connect-timeout', stage: 'connect', evidence: [/0\.2 s|200 ms/] });
  });

  it('connect-timeout: TLS does not come about', async () => {
    const peer = await listener(isSilent);
    onTestFinished(() => peer.stop());
    const findings = await checked({ url: `wss://127.0.0.1:${peer.port}/`, timeouts: { connect: 200 } });
    expectFirst(findings, { code: 'connect-timeout', stage: 'tls', evidence: [/0\.2 s|200 ms/] });
  });

  it.skipIf(process.platform === 'win32')('there is no such UNIX socket', async () => {
    const path = join(temporaryFolder(), 'none.sock');
    expectFirst(await checked(`ws+unix:${path}:/feed`), {
      code: 'name-not-found',
      stage: 'name',
      evidence: [path, 'ENOENT'],
    });
  });
});

describe('a connection without an answer', () => {
  it('response-timeout', async () => {
    const peer = await listener(isSilent);
    onTestFinished(() => peer.stop());
    const findings = await checked({ url: `${peer.url}/feed`, timeouts: { response: 200 } });
    expectFirst(findings, {
      code: 'response-timeout',
      stage: 'response',
      evidence: ['GET /feed HTTP/1.1', /0\.2 s|200 ms/, /connect [\d.]+ ms/],
    });
  });
});

describe('an answer that does not end', () => {
  it('is given up', async () => {
    const peer = await rawPeer({
      answer: { bytes: Buffer.from(`HTTP/1.1 200 OK\r\nSet-Cookie: a=${'x'.repeat(70_000)}`) },
      steps: [],
    });
    const findings = await checked({ url: peer.url, timeouts: { response: 60_000 } });
    expectFirst(findings, {
      code: 'answer-too-long',
      stage: 'response',
      evidence: ['65536 bytes'],
    });
  });
});

describe('a good connection', () => {
  it('has no finding, even if one stays a second', async () => {
    const peer = await listener(answersEach({}));
    onTestFinished(() => peer.stop());
    expect(await checked(peer.url)).toEqual([]);
    expect(peer.count).toBe(1);
  });

  it.skipIf(!addresses.includes('::1'))('is found at the other address of a name', async () => {
    const peer = await listener(answersEach({}), { address: '::1' });
    onTestFinished(() => peer.stop());
    expect((await opened(`ws://localhost:${peer.port}/`)).findings).toEqual([]);
    expectFirst(await checked({ url: `ws://localhost:${peer.port}/`, family: 'ipv4' }), {
      code: 'refused',
      stage: 'connect',
      evidence: [`127.0.0.1:${peer.port}: ECONNREFUSED`],
    });
  });
});
