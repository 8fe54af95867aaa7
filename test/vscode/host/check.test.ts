import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { ConnectError, WebSocketInspectorApi } from '../../../src/api.ts';
import { activateApi } from './support/extension.ts';

describe('the doctor of handshakes', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  after(async () => {
    await demo.stop();
  });

  it('finds nothing on a good connection, and keeps nothing of it', async () => {
    const sessions = api.sessions.length;
    const captures = (await api.captures()).length;
    assert.deepEqual(await api.check(`${demo.url}/echo`), []);
    assert.equal(api.sessions.length, sessions);
    assert.equal((await api.captures()).length, captures);
  });

  it('finds why a handshake is refused, with the evidence', async () => {
    const [finding, ...more] = await api.check({ url: `${demo.url}/unauthorized` });
    assert.deepEqual(
      [finding!.code, finding!.severity, finding!.stage, more],
      ['unauthorized', 'error', 'response', []],
    );
    assert.match(finding!.evidence, /401/);
    assert.ok(finding!.cause.length > 0 && finding!.remedy.length > 0);
  });

  it('says the same where a connection is made', async () => {
    for (const url of [`${demo.url}/bad-accept`, 'ws://127.0.0.1:9/']) {
      const findings = await api.check(url);
      const error = await api.connect(url, { show: false }).then(
        () => assert.fail('It connected.'),
        (reason: unknown) => reason as ConnectError,
      );
      assert.equal(error.code, findings[0]!.code);
      assert.deepEqual(
        error.findings.map(({ code }) => code),
        findings.map(({ code }) => code),
      );
    }
  });

  it('refuses an address that is none', async () => {
    await assert.rejects(api.check('ftp://example.com'), { code: 'url-scheme' });
  });
});
