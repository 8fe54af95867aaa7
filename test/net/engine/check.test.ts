import { existsSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionProfile } from '../../../src/contract/profile.ts';
import { checksFolder } from '../../../src/engine/check.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { latin1, end, rawPeer, type PeerScript } from '../../support/peers/index.ts';

async function checked(script: PeerScript, profile = {}) {
  const peer = await rawPeer(script);
  onTestFinished(() => peer.stop());
  const engine = new EngineUnderTest();
  const result = await engine.calls.check(
    { profile: { url: peer.url, ...profile }, label: 'Test', timeout: 5_000 },
    never,
  );
  return { engine, peer, ...result };
}

describe('check', () => {
  it('finds nothing on a good connection, closes it, and keeps nothing', async () => {
    const { engine, peer, findings } = await checked({}, { onOpen: ['not sent'] });
    expect(findings).toEqual([]);
    expect((await peer.awaitFrames(1)).map(({ opcode }) => opcode)).toEqual([8]);
    expect(await engine.calls.captures(null, never)).toEqual([]);
    const folder = checksFolder(engine.captureFolder);
    expect(existsSync(folder)).toBe(false);
    expect(engine.snapshots).toEqual([]);
  });

  it('finds what was refused', async () => {
    const { findings, report } = await checked({
      answer: { bytes: latin1('HTTP/1.1 404 Not Found\r\n\r\n') },
      steps: [end()],
    });
    expect(findings[0]).toMatchObject({ code: 'not-found', severity: 'error', stage: 'response' });
    expect(report).toContain('not-found');
  });

  it.each<[string, Partial<ConnectionProfile>]>([
    ['invalid-subprotocol', { subprotocols: ['bearer', 's3cr3t=='] }],
    ['tls-file-unreadable', { url: 'wss://127.0.0.1:1/', tls: { ca: '/nowhere/s3cr3t==' } }],
  ])('tells no secret of a profile that cannot be used: %s', async (code, profile) => {
    const engine = new EngineUnderTest();
    const request = { profile: { url: 'ws://127.0.0.1:1/', ...profile }, label: '', timeout: 5_000 };
    const result = await engine.calls.check({ ...request, secrets: ['s3cr3t=='] }, never);
    expect(result.findings[0]?.code).toBe(code);
    expect(JSON.stringify(result)).toContain('•••');
    expect(JSON.stringify(result)).not.toContain('s3cr3t');
  });

  it('finds what cannot even be tried', async () => {
    const engine = new EngineUnderTest();
    const { findings } = await engine.calls.check({ profile: { url: 'nonsense' }, label: '', timeout: 1 }, never);
    expect(findings).toMatchObject([{ code: 'invalid-url', severity: 'error', stage: 'request' }]);
  });

  it('can be given up', async () => {
    const peer = await rawPeer({ answer: { bytes: new Uint8Array() } });
    onTestFinished(() => peer.stop());
    const controller = new AbortController();
    const engine = new EngineUnderTest();
    const result = engine.calls.check({ profile: { url: peer.url }, label: '', timeout: 60_000 }, controller.signal);
    controller.abort();
    expect((await result).findings).toMatchObject([{ code: 'abandoned' }]);
  });
});
