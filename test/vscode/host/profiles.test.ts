import * as assert from 'node:assert/strict';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../src/api.ts';
import { commands } from '../../../src/host/contributions.ts';
import { Profiles } from '../../../src/host/profiles/profiles.ts';
import { ProfileStore } from '../../../src/host/profiles/profileStore.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi, workspaceFolder } from './support/extension.ts';
import { profileFileUri, removeProfileFile, untilSeen, writeProfileFile } from './support/profileFile.ts';
import { until } from './support/until.ts';

const secrets = { header: 'very-secret-4711', query: 'hidden-0815', user: 'me:pass-word-99' };

describe('profiles', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let answers: Answers | undefined;
  const file = profileFileUri();

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  afterEach(() => {
    answers?.restore();
    answers = undefined;
  });

  after(async () => {
    await removeProfileFile();
    await demo.stop();
  });

  const run = async (command: string, given: Parameters<typeof answer>[0], argument?: unknown): Promise<string[]> => {
    answers?.restore();
    answers = answer(given);
    await vscode.commands.executeCommand(command, argument);
    return answers.asked;
  };
  const text = (): Promise<string> => readFile(file.fsPath, 'utf8');

  it('saves a connection in the workspace without any of its secrets', async () => {
    const host = demo.url.slice('ws://'.length);
    const session = await api.connect(
      {
        url: `ws://${secrets.user}@${host}/echo?token=${secrets.query}&room=1`,
        headers: [
          ['Authorization', `Bearer ${secrets.header}`],
          ['X-Plain', 'shown'],
        ],
        subprotocols: ['echo'],
      },
      { show: false },
    );
    const asked = await run(commands.saveProfile, { pick: ['Workspace'], input: ['my feed'] }, session.id);
    assert.deepEqual(asked.slice(0, 2), ['Workspace, User', `${host}/echo`]);
    const saved = await text();
    for (const secret of Object.values(secrets)) assert.ok(!saved.includes(secret), `${secret} is in the file`);
    assert.deepEqual(JSON.parse(saved), {
      profiles: [
        {
          url: `ws://\${secret:my-feed.userinfo}@${host}/echo?token=\${secret:my-feed.query.token}&room=1`,
          headers: [
            ['Authorization', 'Bearer ${secret:my-feed.header.authorization}'],
            ['X-Plain', 'shown'],
          ],
          subprotocols: ['echo'],
          name: 'my feed',
        },
      ],
    });
    assert.ok(!JSON.stringify(api.sessions).includes(secrets.header), 'a session shows its secrets');
  });

  it('connects a profile with its secrets in their places', async () => {
    await run(commands.connectProfile, { pick: ['my feed'] });
    const session = await until('the session', () => api.sessions.at(-1));
    await until('the open state', () => session.state === 'open');
    const { request } = await session.handshake();
    assert.equal(request.startLine, `GET /echo?token=${secrets.query}&room=1 HTTP/1.1`);
    const sent = request.headers.filter(([name]) => name === 'Authorization').map(([, value]) => value);
    assert.ok(sent.includes(`Bearer ${secrets.header}`), JSON.stringify(sent));
    await session.close();
  });

  it('renames, duplicates and deletes, and leaves comments', async () => {
    await writeProfileFile(`// ours\n${await text()}`);
    await run(commands.renameProfile, { pick: ['my feed'], input: ['renamed'] });
    await run(commands.duplicateProfile, { pick: ['renamed'] });
    assert.match(await text(), /"name": "renamed"[^]*"name": "renamed copy"/);
    const asked = await run(commands.deleteProfile, { pick: ['renamed'], button: ['Delete'] });
    assert.equal(asked[0], 'renamed, renamed copy');
    const left = await text();
    assert.doesNotMatch(left, /"name": "renamed"/);
    assert.match(left, /^\/\/ ours\n[^]*"name": "renamed copy"/);
  });

  it('does not take a name that is taken', async () => {
    await run(commands.duplicateProfile, { pick: ['renamed copy'] });
    const asked = await run(commands.renameProfile, { pick: ['renamed copy copy'], input: ['renamed copy'] });
    assert.match(asked.at(-1)!, /called “renamed copy” already/);
  });

  it('marks what is wrong in the file, and leaves the other profiles usable', async () => {
    await writeProfileFile(
      '{\n  "profiles": [\n    { "name": "broken", "url": "ftp://a" },\n    { "name": "good", "url": "ws://b" }\n  ]\n}\n',
    );
    const problem = await until('the diagnostic', () =>
      vscode.languages.getDiagnostics(file).find(({ source }) => source === 'WebSocket Inspector'),
    );
    assert.equal(problem.code, 'url-scheme');
    assert.deepEqual([problem.range.start.line, problem.range.start.character], [2, 31]);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    const asked = await run(commands.editProfile, {});
    // One that is wrong can be mended, behind those that are right.
    assert.deepEqual(asked, ['good, broken']);
    await writeProfileFile('{ "profiles": [] }');
    await until('no diagnostics', () => vscode.languages.getDiagnostics(file).length === 0);
  });

  it('connects again as the profile has been corrected', async () => {
    await writeProfileFile({ profiles: [{ name: 'corrected', url: '${env:NO_SUCH_ADDRESS}/echo' }] });
    await untilSeen('the profile', async () => (await run(commands.editProfile, {}))[0] === 'corrected');
    await run(commands.connectProfile, { pick: ['corrected'] });
    const refused = (): Session | undefined => api.sessions.find(({ url }) => url.includes('NO_SUCH_ADDRESS'));
    await until('the refusal', refused);
    await writeProfileFile({ profiles: [{ name: 'corrected', url: `${demo.url}/echo` }] });
    const session = await untilSeen('a session that is open', async () => {
      const failed = refused();
      if (failed) await run(commands.reconnect, {}, failed.id);
      return api.sessions.find(({ state, url }) => state === 'open' && url === `${demo.url}/echo`) ?? false;
    });
    await session.close();
  });

  it('does not write to a file whose JSON is broken', async () => {
    await writeProfileFile('{ "profiles": [');
    const session = await api.connect(`${demo.url}/echo`, { show: false });
    const asked = await run(commands.saveProfile, { pick: ['Workspace'], input: ['x'] }, session.id);
    assert.match(asked.at(-1)!, /Correct them first/);
    assert.equal(await text(), '{ "profiles": [');
    await session.close();
  });

  it('checks the file in the editor, comments allowed, and says once what is wrong', async () => {
    await writeProfileFile(
      '{\n  // allowed\n  "profiles": [{ "name": "a", "url": "ws://a", "compression": "no", }]\n}\n',
    );
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'jsonc');
    const marked = (): string[] =>
      vscode.languages.getDiagnostics(file).map(({ source, range }) => `${source ?? ''}: ${document.getText(range)}`);
    await until('our diagnostic, alone', () => marked().join() === 'WebSocket Inspector: "no"');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('tells profiles of one name in two files apart', async () => {
    await writeProfileFile({
      profiles: [
        { name: 'same', url: 'ws://a' },
        { name: 'other', url: 'ws://b' },
      ],
    });
    const storage = vscode.Uri.joinPath(workspaceFolder().uri, 'storage');
    const profiles = new Profiles(storage);
    await profiles.stores.at(-1)!.put({ name: 'same', url: 'ws://c' });
    const titles = (await profiles.all()).map(({ profile }) => profiles.titleOf(profile));
    assert.deepEqual(titles, [`same (${workspaceFolder().name})`, 'other', 'same (User)']);
    assert.equal(profiles.titleOf({ name: 'same', url: 'ws://typed' }), 'same');
    profiles.dispose();
    await rm(storage.fsPath, { recursive: true });
  });

  it('changes a profile and leaves the rest of its file', async () => {
    await writeProfileFile('{ "profiles": [\n  { "name": "a", "url": "ws://a" } // ours\n] }\n');
    const store = ProfileStore.ofFolder(workspaceFolder());
    await store.load();
    await store.change('a', { tls: { ca: 'ca.pem' }, url: null });
    assert.equal(await text(), '{ "profiles": [\n  { "name": "a", "tls": {"ca":"ca.pem"} } // ours\n] }\n');
    assert.deepEqual(store.entries, []);
    await assert.rejects(store.change('nobody', {}), /no profile “nobody”/);
    store.dispose();
  });

  it('keeps the user’s in a file for its owner only', async () => {
    const folder = join(workspaceFolder().uri.fsPath, 'storage');
    const store = ProfileStore.ofUser(vscode.Uri.file(folder));
    await store.put({ name: 'mine', url: 'ws://a' });
    assert.deepEqual(
      store.entries.map(({ profile, origin, trusted }) => ({ profile, origin, trusted })),
      [
        {
          profile: { name: 'mine', url: 'ws://a', from: { origin: 'user', file: store.uri.toString() } },
          origin: 'user',
          trusted: true,
        },
      ],
    );
    assert.equal((await stat(store.uri.fsPath)).mode & 0o777, 0o600);
    await Promise.all([store.put({ name: 'b', url: 'ws://b' }), store.put({ name: 'c', url: 'ws://c' })]);
    assert.deepEqual(
      store.entries.map(({ profile: { name } }) => name),
      ['mine', 'b', 'c'],
    );
    await assert.rejects(store.remove('nobody'), /no profile “nobody”/);
    store.dispose();
    await rm(folder, { recursive: true });
  });
});
