/** A secret is in VS Code's own store and in the record of what was sent; in no other file, log or export. */
import * as assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../src/api.ts';
import { commands } from '../../../src/host/contributions.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

const secrets = { header: 'header-secret-90210', query: 'query-secret-31337', message: 'message-secret-27182' };
/** As they stand in files: as they are, in Base64, in hex. */
const forms = Object.values(secrets).flatMap((secret) => [
  secret,
  Buffer.from(secret).toString('base64').slice(0, -4),
  Buffer.from(secret).toString('hex'),
]);
const data = process.env['WEBSOCKET_INSPECTOR_TEST_DATA'];

/** The files of the window's data that hold one of them. */
async function holding(): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(data!, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'latin1').catch(() => '');
    if (forms.some((form) => text.includes(form))) found.push(path);
  }
  return found;
}

describe('a secret in header, query and message', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let answers: Answers | undefined;
  let session: Session;

  before(async () => {
    assert.ok(data, 'WEBSOCKET_INSPECTOR_TEST_DATA does not name the folder of the window’s data.');
    api = await activateApi();
    demo = await api.startDemoServer();
    answers = answer({ input: [secrets.query, secrets.header, secrets.message] });
    session = await api.connect(
      {
        name: 'at rest',
        url: `${demo.url}/echo?token=\${secret:rest-query}`,
        headers: [['X-Key', '${secret:rest-header}']],
        onOpen: ['{"login":"${secret:rest-message}"}'],
      },
      { show: false },
    );
  });

  afterEach(() => {
    answers?.restore();
    answers = undefined;
  });

  after(async () => {
    await demo.stop();
  });

  it('is sent, and told nowhere', async () => {
    const { request } = await session.handshake();
    const head = Buffer.from(request.raw).toString('latin1');
    assert.ok(head.includes(secrets.header) && head.includes(secrets.query));
    await until('the message', () => session.count({ filter: 'dir:out login' }).then((count) => count === 1));
    assert.ok(!session.url.includes(secrets.query), session.url);
  });

  it('is in the record alone', async () => {
    await session.close();
    await until('the close', () => session.state === 'closed');
    const record = `${sep}captures${sep}${session.id}${sep}`;
    const files = await holding();
    assert.ok(
      files.some((path) => path.includes(record)),
      'The record does not hold what was sent.',
    );
    assert.deepEqual(
      files.filter((path) => !path.includes(record)),
      [],
    );
  });

  it('is in no check and its report', async () => {
    answers = answer({ input: [secrets.query] });
    const findings = await api.check(`${demo.url}/unauthorized?token=\${secret:rest-query}`);
    assert.ok(!forms.some((form) => JSON.stringify(findings).includes(form)));
  });

  it('is gone with the record', async () => {
    answers = answer({ button: ['Delete'] });
    await vscode.commands.executeCommand(commands.deleteCapture, session.id);
    await until('no file', async () => (await holding()).length === 0);
  });
});
