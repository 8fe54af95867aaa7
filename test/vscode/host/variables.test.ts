import * as assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ConnectError, WebSocketInspectorApi } from '../../../src/api.ts';
import { askForInput } from '../../../src/host/askForInput.ts';
import { askToAllow } from '../../../src/host/askToAllow.ts';
import { commands } from '../../../src/host/contributions.ts';
import { ChosenEnvironment } from '../../../src/host/profiles/environments/chosenEnvironment.ts';
import { ProfileResolver } from '../../../src/host/profiles/profileResolver.ts';
import { openProfileOf } from '../../../src/host/commands/openProfileOf.ts';
import { Profiles } from '../../../src/host/profiles/profiles.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi, workspaceFolder } from './support/extension.ts';
import { profileFileUri, removeProfileFile, untilSeen, writeProfileFile } from './support/profileFile.ts';

describe('variables of profiles', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  beforeEach(() => {
    process.env['WEBSOCKET_INSPECTOR_TEST_NAME'] = 'a name';
  });

  afterEach(() => {
    answers?.restore();
    answers = undefined;
    delete process.env['WEBSOCKET_INSPECTOR_TEST_NAME'];
  });

  after(async () => {
    await removeProfileFile();
    await demo.stop();
  });

  it('are put in their places, in the API too', async () => {
    answers = answer({ input: ['room 1', 'very-secret-0815'] });
    const session = await api.connect(
      {
        url: `${demo.url}/echo?room=\${input:Which room?}&who=\${env:WEBSOCKET_INSPECTOR_TEST_NAME}`,
        headers: [['X-Folder', '${workspaceFolder}']],
        auth: { type: 'bearer', token: '${secret:api-token}' },
        cookies: { literal: '$${x}' },
      },
      { show: false },
    );
    assert.deepEqual(answers.asked, ['Which room?', 'Secret “api-token”']);
    const { request } = await session.handshake();
    assert.equal(request.startLine, 'GET /echo?room=room%201&who=a%20name HTTP/1.1');
    const sent = new Map(request.headers);
    assert.equal(sent.get('X-Folder'), workspaceFolder().uri.fsPath);
    assert.equal(sent.get('Authorization'), 'Bearer very-secret-0815');
    assert.equal(sent.get('Cookie'), 'literal=${x}');
    await session.close();
  });

  it('tell no secret in the URL, the label or a failure', async () => {
    answers = answer({ input: ['query-secret-4711'] });
    const url = `${demo.url}/unauthorized?token=\${secret:query-token}`;
    const error = await api.connect({ url }, { show: false }).then(
      () => assert.fail('It connected.'),
      (reason: unknown) => reason as ConnectError,
    );
    assert.equal(error.code, 'unauthorized');
    const told = JSON.stringify([error.message, error.failure, error.findings, api.sessions.at(-1)!.url]);
    assert.ok(!told.includes('query-secret-4711'), told);
    assert.match(api.sessions.at(-1)!.url, /token=•••/);
  });

  it('reject by name and place where they have no value', async () => {
    const attempt = api.connect(
      { url: `${demo.url}/\${nowhere}`, headers: [['A', '${env:WEBSOCKET_INSPECTOR_NOT_SET}']] },
      { show: false },
    );
    await assert.rejects(attempt, {
      code: 'unresolved-variable',
      message:
        'Variables of the profile have no value: ${nowhere} in url; ${env:WEBSOCKET_INSPECTOR_NOT_SET} in headers[0].',
    });
    assert.equal(api.sessions.at(-1)!.state, 'closed');
  });

  it('say for which profile they ask', async () => {
    answers = answer({});
    const attempt = api.connect({ name: 'feed', url: `${demo.url}/\${input:Which city?}` }, { show: false });
    await assert.rejects(attempt, { code: 'cancelled' });
    assert.deepEqual(answers.asked, ['feed']);
  });

  it('reject where the question is left', async () => {
    answers = answer({});
    await assert.rejects(api.connect({ url: `${demo.url}/\${input:x}` }, { show: false }), { code: 'cancelled' });
  });

  it('of a saved profile name the line, and take paths from its folder', async () => {
    await writeProfileFile({
      profiles: [
        { name: 'broken', url: demo.url, query: { a: '${nowhere}' } },
        { name: 'fine', url: 'wss://h', tls: { ca: '${workspaceFolder}/a.pem', key: 'b.key' } },
      ],
    });
    const { resolver, profiles } = ownResolver();
    const all = await profiles.all();
    const named = (name: string) => all.find(({ profile }) => profile.name === name)!.profile;
    await assert.rejects(resolver.resolve(named('broken')), {
      code: 'unresolved-variable',
      message: 'A variable of the profile has no value: ${nowhere} in query.a (line 7).',
    });
    const folder = workspaceFolder().uri.fsPath;
    const { profile } = await resolver.resolve(named('fine'));
    assert.deepEqual(profile.tls, { ca: join(folder, 'a.pem'), key: join(folder, 'b.key') });
    assert.ok(!('from' in profile));
    profiles.dispose();
  });

  it('of a folder that is not trusted read nothing unasked', async () => {
    await writeProfileFile({
      profiles: [{ name: 'foreign', url: `${demo.url}/\${env:WEBSOCKET_INSPECTOR_TEST_NAME}`, tls: { ca: 'a.pem' } }],
    });
    const trust = Object.getOwnPropertyDescriptor(vscode.workspace, 'isTrusted')!;
    Object.defineProperty(vscode.workspace, 'isTrusted', { configurable: true, get: () => false });
    const { resolver, profiles } = ownResolver();
    try {
      const [saved] = await profiles.all();
      assert.deepEqual(
        [saved!.store.kind, saved!.store.trusted, saved!.store.entries[0]!.trusted],
        ['workspace', false, false],
      );
      answers = answer({});
      await assert.rejects(resolver.resolve(saved!.profile), { code: 'not-allowed' });
      assert.deepEqual(answers.asked, ['Allow “foreign” to read from this machine, and to send it?']);
      answers.restore();
      answers = answer({ button: ['Allow'] });
      const { profile } = await resolver.resolve(saved!.profile);
      assert.equal(profile.url, `${demo.url}/a%20name`);
      await resolver.resolve(saved!.profile);
      assert.equal(answers.asked.length, 1, 'It asked again.');
    } finally {
      Object.defineProperty(vscode.workspace, 'isTrusted', trust);
      profiles.dispose();
    }
  });

  it('are shown where a profile cannot be connected to', async () => {
    await writeProfileFile({ profiles: [{ name: 'lost', url: `${demo.url}/\${nowhere}` }] });
    const known = new Set(api.sessions);
    await untilSeen('the profile', async () => {
      answers?.restore();
      answers = answer({ pick: ['lost'] });
      await vscode.commands.executeCommand(commands.connectProfile);
      return api.sessions.some((session) => !known.has(session));
    });
    assert.equal(api.sessions.at(-1)!.state, 'closed');
    assert.match(api.sessions.at(-1)!.url, /\$\{nowhere\}/);
  });

  it('lead to their place in the file', async () => {
    await writeProfileFile({
      profiles: [
        { name: 'lost', url: demo.url, query: { a: '${nowhere}' } },
        { name: 'wrong', url: 7 },
      ],
    });
    const profiles = new Profiles(vscode.Uri.file(join(tmpdir(), 'websocket-inspector-none')));
    const services = {
      profiles,
      environment: new ChosenEnvironment({ get: () => undefined, update: () => Promise.resolve() }),
    };
    const from = { origin: 'workspace' as const, file: profileFileUri().toString() };
    const marked = async (name: string): Promise<string> => {
      await openProfileOf({ url: '', name, from }, services);
      const { document, selection } = vscode.window.activeTextEditor!;
      return document.lineAt(selection.active.line).text.slice(selection.active.character);
    };
    assert.equal(await marked('lost'), '"${nowhere}"');
    assert.equal(await marked('wrong'), '7');
    await assert.rejects(openProfileOf({ url: '', name: 'lost' }, services), { message: 'There is no such profile.' });
    profiles.dispose();
  });
});

function ownResolver(): { resolver: ProfileResolver; profiles: Profiles } {
  const profiles = new Profiles(vscode.Uri.file(join(tmpdir(), 'websocket-inspector-none')));
  const resolver = new ProfileResolver({
    profiles,
    vault: { value: () => Promise.resolve(undefined) },
    chosen: new ChosenEnvironment({ get: () => undefined, update: () => Promise.resolve() }),
    askEnvironment: () => Promise.resolve(false),
    askForInput,
    askToAllow,
  });
  return { resolver, profiles };
}
