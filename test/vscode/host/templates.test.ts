import * as assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../src/api.ts';
import type { Draft } from '../../../src/contract/panel.ts';
import { templateCommands, templateItems } from '../../../src/host/commands/templateCommands.ts';
import { composerCommands } from '../../../src/host/commands/composerCommands.ts';
import { commands } from '../../../src/host/contributions.ts';
import { askForInput } from '../../../src/host/askForInput.ts';
import { MessageResolver } from '../../../src/host/profiles/messageResolver.ts';
import { ChosenEnvironment } from '../../../src/host/profiles/environments/chosenEnvironment.ts';
import type { Profiles } from '../../../src/host/profiles/profiles.ts';
import { SecretVault } from '../../../src/host/profiles/secretVault.ts';
import { DraftSender } from '../../../src/host/sending/draftSender.ts';
import type { Services } from '../../../src/host/services.ts';
import type { HostSession } from '../../../src/host/sessions/hostSession.ts';
import { saveTemplate } from '../../../src/host/templates/saveTemplate.ts';
import { Templates } from '../../../src/host/templates/templates.ts';
import { answer, type Answers } from './support/answers.ts';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { activateApi } from './support/extension.ts';
import { ownProfiles, type OwnProfiles } from './support/ownProfiles.ts';
import { removeProfileFile, writeProfileFile } from './support/profileFile.ts';
import { until } from './support/until.ts';

const workspaceText = `{
  // ours
  "environments": { "default": "dev", "dev": { "room": "lobby" } },
  "templates": [{ "name": "hello", "text": "hello \${room}" }],
  "profiles": [
    { "name": "feed", "url": "ws://h", "templates": [
      { "name": "number", "kind": "json", "text": "{\\"id\\": \${counter}}" }, // counts
    ] },
  ],
}
`;

describe('templates of messages', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let engine: OwnEngine;
  let profiles: OwnProfiles;
  let templates: Templates;
  let sender: DraftSender;
  let session: HostSession;
  let answers: Answers | undefined;
  const secrets = new Map<string, string>();
  const store = {
    get: (key: string) => Promise.resolve(secrets.get(key)),
    store: (key: string, value: string) => Promise.resolve(void secrets.set(key, value)),
    delete: (key: string) => Promise.resolve(void secrets.delete(key)),
  };
  const vault = new SecretVault(store, () => Promise.resolve('told-secret'));

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
    engine = await ownEngine();
  });

  beforeEach(async () => {
    secrets.clear();
    profiles = await ownProfiles({
      workspace: workspaceText,
      user: '{ "templates": [{ "name": "mine", "hex": "00" }] }',
    });
    const source = { name: 'feed', url: `${demo.url}/echo`, from: profiles.saved('feed').profile.from! };
    session = await engine.connect(source).opened;
    const changed = new vscode.EventEmitter<void>();
    templates = new Templates({ ...profiles, onDidChange: changed.event });
    const resolver = new MessageResolver({
      profiles: profiles as unknown as Profiles,
      vault,
      chosen: new ChosenEnvironment({ get: () => undefined, update: () => Promise.resolve() }),
      askEnvironment: () => Promise.resolve(false),
      askForInput,
      askToAllow: (name, { environment }) => {
        asked.push(`${name}: ${environment.join()}`);
        return Promise.resolve(false);
      },
    });
    sender = new DraftSender((message, to) => resolver.resolve(message, to));
  });

  const asked: string[] = [];

  afterEach(async () => {
    answers?.restore();
    answers = undefined;
    await engine.sessions.forget(session, { deleteCapture: true });
    await profiles.dispose();
  });

  after(async () => {
    await removeProfileFile();
    await engine.dispose();
    await demo.stop();
  });

  const sent = async (): Promise<string[]> => {
    const rows = await session.call('rows', { view: 'messages', filter: 'dir:out', start: 0, count: 100 });
    return Promise.all(rows.map(async ({ id }) => Buffer.from(await session.call('payload', { id })).toString()));
  };

  const save = (draft: Draft): Promise<boolean> => saveTemplate(session, draft, { templates, vault });

  it('are those of the profile, the workspace and the person, as their files have them now', async () => {
    const names = async (): Promise<string[]> =>
      (await templates.lists(session)).map(
        ({ title, templates: all }) => `${title}: ${all.map(({ name }) => name).join()}`,
      );
    assert.deepEqual(await names(), ['Profile feed: number', 'Workspace: hello', 'User: mine']);
    await profiles.user.edit(() => '{}');
    assert.deepEqual(await names(), ['Profile feed: number', 'Workspace: hello']);
    const [{ templates: all } = assert.fail()] = await templates.lists(session);
    assert.equal((await templates.find(session, all[0]!.id)).template.name, 'number');
    await assert.rejects(templates.find(session, 'gone'), { code: 'template-gone' });
  });

  it('are filled in at sending, with what they mean for the connection', async () => {
    answers = answer({ input: ['a "name"'] });
    const how = { variables: true };
    await sender.send(session, { kind: 'text', text: 'hello ${room}', how });
    await sender.send(session, { kind: 'json', text: '{"n":${counter},"x":"${input:Who?}"}', how });
    await sender.send(session, { kind: 'text', text: '${counter} ${secret:key}', how });
    await until('what was sent', async () => (await sent()).length === 3);
    assert.deepEqual(await sent(), ['hello lobby', '{"n":1,"x":"a \\"name\\""}', '2 told-secret']);
    assert.deepEqual(answers.asked, ['feed']);
    assert.deepEqual([...secrets.keys()], [`secret key of ${demo.url}`]);
    await assert.rejects(sender.send(session, { kind: 'text', text: '${nowhere}', how }), {
      code: 'unresolved-variable',
      message: 'A variable of the message has no value: ${nowhere}.',
    });
  });

  it('read nothing of the machine unasked in a folder that is not trusted', async () => {
    const trust = Object.getOwnPropertyDescriptor(vscode.workspace, 'isTrusted')!;
    Object.defineProperty(vscode.workspace, 'isTrusted', { configurable: true, get: () => false });
    try {
      const draft: Draft = { kind: 'text', text: '${env:PATH}', how: { variables: true } };
      await assert.rejects(sender.send(session, draft), { code: 'not-allowed' });
    } finally {
      Object.defineProperty(vscode.workspace, 'isTrusted', trust);
    }
    assert.deepEqual(asked.splice(0), ['a message to feed: PATH']);
  });

  it('are saved where the person says, beside what is there', async () => {
    answers = answer({ pick: ['Profile feed'], input: ['bye'] });
    assert.equal(await save({ kind: 'json', text: '{ "op":"bye" }' }), true);
    assert.deepEqual(answers.asked.slice(0, 2), ['Profile feed, Workspace, User', 'Save as Template']);
    assert.equal(answers.asked[2], 'Saved the template “bye”.');
    assert.equal(
      await profiles.text(profiles.workspace),
      workspaceText.replace(
        '}, // counts\n',
        '}, // counts\n      {\n        "name": "bye",\n        "json": {\n          "op": "bye"\n        }\n      },\n',
      ),
    );
  });

  it('take the place of one of the same name, and are written to the person’s own file', async () => {
    answers = answer({ pick: ['User', 'User'], input: ['mine', 'other'] });
    await save({ kind: 'text', text: 'costs ${price}' });
    await save({ kind: 'text', text: '${price}', how: { variables: true, fragment: 3 } });
    assert.deepEqual(JSON.parse(await profiles.text(profiles.user)), {
      templates: [
        { name: 'mine', text: 'costs $${price}' },
        { name: 'other', text: '${price}', fragment: 3 },
      ],
    });
  });

  it('hold no secret: it goes to the secret storage, for the server', async () => {
    answers = answer({ pick: ['Workspace'], input: ['login'] });
    await save({ kind: 'json', text: '{"op":"login","password":"hunter2-0815"}' });
    const text = await profiles.text(profiles.workspace);
    assert.ok(!text.includes('hunter2-0815'));
    assert.match(text, /"password":"\$\{secret:login\.message\}"/);
    assert.deepEqual([...secrets], [[`secret login.message of ${demo.url}`, 'hunter2-0815']]);
    assert.match(answers.asked.at(-1)!, /secret storage/);
  });

  it('are not saved where a question is left, and where they are no JSON or too long', async () => {
    answers = answer({ pick: ['User'] });
    assert.equal(await save({ kind: 'text', text: 'a' }), false);
    assert.equal(await save({ kind: 'text', text: 'a' }), false);
    await assert.rejects(save({ kind: 'json', text: '{"id": ${counter}' }), { code: 'json' });
    await assert.rejects(save({ kind: 'text', text: 'a'.repeat(300_000) }), { code: 'too-large' });
    assert.equal(await profiles.text(profiles.workspace), workspaceText);
  });

  describe('in the palette', () => {
    const offered: Draft[] = [];
    const acted: string[] = [];
    const accept = async (choose: () => void | Promise<void>): Promise<void> => {
      let over = false;
      const chosen = Promise.resolve(choose()).then(() => (over = true));
      await until('the choice', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return over;
      });
      await chosen;
    };
    const handlers = () => {
      const panel = {
        session,
        offer: (draft: Draft) => void offered.push(draft),
        act: (action: string) => void acted.push(action),
        repeated: { stop: () => void acted.push('stop') },
      };
      const services = { panels: { current: panel }, templates, sender } as unknown as Services;
      return { ...templateCommands(services), ...composerCommands(services) };
    };

    it('are listed with what they send, to be edited and removed', async () => {
      const items = templateItems(await templates.groups(session));
      assert.deepEqual(
        items.map(({ label, description, buttons }) => [label, description, buttons?.length]),
        [
          ['Profile feed', undefined, undefined],
          ['number', '{"id": ${counter}}', 2],
          ['Workspace', undefined, undefined],
          ['hello', 'hello ${room}', 2],
          ['User', undefined, undefined],
          ['mine', '00', 2],
        ],
      );
    });

    it('are handed to the composer, or sent at once', async () => {
      await accept(() => handlers().insertTemplate());
      assert.deepEqual(offered, [{ kind: 'json', text: '{"id": ${counter}}', how: { variables: true } }]);
      await accept(() => handlers().sendTemplate());
      await until('the message', async () => (await sent()).length === 1);
      assert.deepEqual(await sent(), ['{"id": 1}']);
    });

    it('say how to make the first one', async () => {
      await profiles.workspace.edit(() => '{}');
      await profiles.user.edit(() => '{}');
      answers = answer({});
      await handlers().insertTemplate();
      assert.match(answers.asked[0] ?? '', /no templates yet/);
    });

    it('are beside all else that the composer does', async () => {
      const { sendMessage, formatMessage, toggleEscapes, toggleVariables, ...others } = handlers();
      for (const run of [sendMessage, formatMessage, toggleEscapes, toggleVariables]) await run();
      for (const run of [others.saveTemplate, others.editAsDocument, others.advancedSending, others.stopSending])
        await run();
      const actions = ['send', 'format', 'toggleEscapes', 'toggleVariables'];
      assert.deepEqual(acted, [...actions, 'saveTemplate', 'editAsDocument', 'advancedSending', 'stop']);
      answers = answer({ input: ['0x7077', 'a'.repeat(126)] });
      await others.sendPing();
      await assert.rejects(async () => others.sendPong(), { code: 'ping-too-long' });
      const query = { view: 'frames', filter: 'op:ping dir:out', start: 0, count: 1 } as const;
      await until('the ping', async () => (await session.call('rows', query)).length === 1);
    });
  });

  it('come from the file of the folder into the extension itself', async () => {
    await writeProfileFile({
      profiles: [
        { name: 'with templates', url: `${demo.url}/echo`, templates: [{ name: 'only', text: 'from the file' }] },
      ],
    });
    const known = new Set(api.sessions);
    const connected = await until('the connection', async (): Promise<Session | undefined> => {
      answers?.restore();
      answers = answer({ pick: ['with templates'] });
      await vscode.commands.executeCommand(commands.connectProfile);
      return api.sessions.find((one) => !known.has(one) && one.state === 'open');
    });
    let seen = 0;
    await until('the message', async () => {
      if (seen === 0) void vscode.commands.executeCommand(commands.sendTemplate);
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      seen = await connected.count({ filter: 'dir:out op:text' });
      return seen > 0;
    });
    const [row] = await connected.rows({ start: 0, count: 1, filter: 'dir:out' });
    assert.equal(Buffer.from(await connected.payload(row!.id)).toString(), 'from the file');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await connected.close();
  });
});
