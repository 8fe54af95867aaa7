/** Findings that take several connections of one session. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/contract/finding.ts';
import type { ConnectionProfile } from '../../../../src/contract/model.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { startBackend, type Backend } from '../../../support/servers/backend.ts';
import { closedPort } from '../../../support/servers/freePorts.ts';
import { startHaproxy, type Haproxy, type HaproxyPort } from '../../../support/servers/haproxy.ts';
import { startNginx, type Nginx } from '../../../support/servers/nginx.ts';
import { lacks } from '../../../support/servers/programs.ts';
import { expectAmong } from './checked.ts';
import { stoppedAfterAll } from '../../../support/servers/stoppedAfterAll.ts';

const atOnce = { delay: 0, jitter: 0, stopOn: [] };

async function connected(profile: ConnectionProfile): Promise<EngineUnderTest> {
  const engine = new EngineUnderTest();
  expect(await engine.connect({ reconnect: atOnce, ...profile })).toBeUndefined();
  return engine;
}

async function findingsOf(engine: EngineUnderTest): Promise<Finding[]> {
  return engine.calls.findings({ session: 's' }, never);
}

async function codesOf(engine: EngineUnderTest): Promise<string[]> {
  return (await findingsOf(engine)).map(({ code }) => code);
}

describe.skipIf(lacks('nginx', 'openssl'))('nginx with proxy_read_timeout 2s', () => {
  let backend: Backend;
  let nginx: Nginx;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    backend = keep(await startBackend());
    nginx = keep(await startNginx({ backend: backend.port, closedPort: await closedPort() }));
  });
  const url = (): string => `ws://127.0.0.1:${nginx.ports.http}/idle`;

  it('idle-timeout: after the third time, with a heartbeat that is shorter', async () => {
    const engine = await connected({ url: url() });
    await expect.poll(() => codesOf(engine), { timeout: 15_000 }).toContain('idle-timeout');
    const { cause, fix } = expectAmong(await findingsOf(engine), {
      code: 'idle-timeout',
      stage: 'first-seconds',
      severity: 'warning',
      evidence: [/(?:(?:1\.9|2)\S* s(?:, )?){3}/, '1006'],
    });
    expect(cause).toContain('2 s');
    if (fix?.kind !== 'change') throw new Error('It offers no change of the profile.');
    expect(fix.profile.heartbeat?.interval).toBeLessThan(1_500);
  });

  it('lets a connection live that has a heartbeat', async () => {
    const engine = await connected({ url: url(), heartbeat: { interval: 500 } });
    const { opened } = engine.snapshot;
    // Of each ping and each pong a frame, and one that the server sends on opening: more than two seconds.
    await engine.until(({ frames }) => frames >= 11);
    expect(engine.snapshot).toMatchObject({ state: 'open', opened });
    expect(await codesOf(engine)).not.toContain('idle-timeout');
  });
});

describe.skipIf(lacks('haproxy', 'openssl'))('haproxy', () => {
  let backends: Backend[];
  let haproxy: Haproxy;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    backends = [keep(await startBackend({ name: 'one' })), keep(await startBackend({ name: 'two' }))];
    haproxy = keep(await startHaproxy({ backends: [backends[0]!.port, backends[1]!.port] }));
  });

  /** Connects, is cut off, and is connected again: answers with what the doctor says then. */
  async function connectedTwice(port: HaproxyPort, more: Partial<ConnectionProfile> = {}): Promise<Finding[]> {
    const asked = (): number => backends.reduce((sum, { requests }) => sum + requests.length, 0);
    const before = asked();
    const engine = await connected({ url: `ws://127.0.0.1:${haproxy.ports[port]}/`, ...more });
    const { opened } = engine.snapshot;
    for (const backend of backends) backend.cut();
    await expect.poll(asked).toBe(before + 2);
    await engine.until((snapshot) => snapshot.state === 'open' && snapshot.opened !== opened);
    return findingsOf(engine);
  }

  const lost = { code: 'affinity-lost', stage: 'first-seconds', severity: 'warning' } as const;

  it('affinity-lost: by X-Served-By', async () => {
    expectAmong(await connectedTwice('cookieless'), {
      ...lost,
      evidence: [/^Before: X-Served-By: (?:one\nNow: +X-Served-By: two|two\nNow: +X-Served-By: one)$/m],
    });
  });

  it('affinity-lost: by a cookie that names the server', async () => {
    const { remedy } = expectAmong(await connectedTwice('marked'), {
      ...lost,
      evidence: [/Set-Cookie: SERVERID=one/, /Set-Cookie: SERVERID=two/],
    });
    expect(remedy).toContain('sticky');
  });

  it('is not said where the cookie brings it to the same server', async () => {
    const findings = await connectedTwice('sticky', { cookies: { SERVERID: 'two' } });
    expect(findings.map(({ code }) => code)).not.toContain('affinity-lost');
  });
});
