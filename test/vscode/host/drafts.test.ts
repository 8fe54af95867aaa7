import * as assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Draft } from '../../../src/contract/panel.ts';
import { documentCommands } from '../../../src/host/commands/documentCommands.ts';
import { DraftDocuments } from '../../../src/host/drafts/draftDocuments.ts';
import { registerDraftLenses } from '../../../src/host/drafts/draftLenses.ts';
import { DraftSender } from '../../../src/host/sending/draftSender.ts';
import type { Services } from '../../../src/host/services.ts';
import type { HostSession } from '../../../src/host/sessions/hostSession.ts';
import { answer, type Answers } from './support/answers.ts';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

describe('documents that are sent', () => {
  let demo: { url: string; stop(): Promise<void> };
  let engine: OwnEngine;
  let session: HostSession;
  let drafts: DraftDocuments;
  let lenses: vscode.Disposable;
  let answers: Answers | undefined;
  const offered: [HostSession, Draft][] = [];
  const replaced = new vscode.EventEmitter<{ session: HostSession; by: HostSession }>();

  const connect = (name: string): Promise<HostSession> => engine.connect({ name, url: `${demo.url}/echo` }).opened;

  before(async () => {
    demo = await (await activateApi()).startDemoServer();
    engine = await ownEngine();
  });

  beforeEach(async () => {
    session = await connect('feed');
    drafts = new DraftDocuments(engine.sessions, replaced.event);
    lenses = registerDraftLenses(drafts);
  });

  afterEach(async () => {
    answers?.restore();
    answers = undefined;
    while (vscode.window.activeTextEditor)
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    lenses.dispose();
    drafts.dispose();
    for (const one of [...engine.sessions.all]) await engine.sessions.forget(one, { deleteCapture: true });
  });

  after(async () => {
    replaced.dispose();
    await engine.dispose();
    await demo.stop();
  });

  const open = (draft: Draft): Promise<vscode.TextDocument> => drafts.open(session, draft, vscode.ViewColumn.One);

  const commands = () =>
    documentCommands({
      drafts,
      sessions: engine.sessions,
      sender: new DraftSender(() => assert.fail('No variable is to be looked up.')),
      panels: {
        current: undefined,
        show: (shown: HostSession) => ({ offer: (draft: Draft) => void offered.push([shown, draft]) }),
      },
    } as unknown as Services);

  const titles = async (document: vscode.TextDocument): Promise<string[]> => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    return all.map(({ command }) => command?.title ?? '');
  };

  const sentTo = async (to: HostSession): Promise<string[]> => {
    const rows = await to.call('rows', { view: 'messages', filter: 'dir:out', start: 0, count: 100 });
    return Promise.all(rows.map(async ({ id }) => Buffer.from(await to.call('payload', { id })).toString()));
  };

  const type = async (document: vscode.TextDocument, text: string): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };

  it('open in their language, with what can be done above them', async () => {
    const json = await open({ kind: 'json', text: '{"a":1}' });
    const text = await open({ kind: 'text', text: 'a\r\nb' });
    assert.deepEqual([json.languageId, json.isUntitled, json.getText()], ['json', true, '{"a":1}']);
    assert.deepEqual([text.languageId, text.getText()], ['plaintext', 'a\\r\nb']);
    const usual = ['$(send) Send to feed', 'Send and close', 'Back to composer', '${…} is sent as written'];
    assert.deepEqual(await titles(json), usual);
    assert.deepEqual(await titles(text), usual);
  });

  it('are sent, each as it is, and stay open', async () => {
    const json = await open({ kind: 'json', text: '{}' });
    await open({ kind: 'text', text: 'a\r\nb' });
    await commands().sendDocument();
    await type(json, '{\r\n  "a": 1\r\n}');
    await commands().sendDocument(json.uri);
    await until('both messages', async () => (await sentTo(session)).length === 2);
    assert.deepEqual(await sentTo(session), ['a\r\nb', '{\n  "a": 1\n}']);
    await type(json, '{');
    await assert.rejects(async () => commands().sendDocument(json.uri), { code: 'json' });
    assert.equal(vscode.workspace.textDocuments.includes(json), true);
  });

  it('are sent and closed', async () => {
    const document = await open({ kind: 'text', text: 'bye' });
    await commands().sendDocumentAndClose();
    await until('the message', async () => (await sentTo(session)).length === 1);
    await until('the closed document', () => !vscode.workspace.textDocuments.includes(document));
  });

  it('go back to the composer', async () => {
    const document = await open({ kind: 'hex', text: '00' });
    await type(document, '00 01');
    await commands().backToComposer(document.uri);
    await until('the closed document', () => !vscode.workspace.textDocuments.includes(document));
    assert.deepEqual(offered.splice(0), [[session, { kind: 'hex', text: '00 01', how: {} }]]);
  });

  it('say whether variables are filled in, which can be switched', async () => {
    const document = await open({ kind: 'text', text: '${uuid}', how: { variables: true } });
    assert.equal((await titles(document)).at(-1), '${…} is filled in');
    await commands().toggleDocumentVariables(document.uri);
    assert.equal((await titles(document)).at(-1), '${…} is sent as written');
    await commands().sendDocument();
    await until('the message', async () => (await sentTo(session)).length === 1);
    assert.deepEqual(await sentTo(session), ['${uuid}']);
  });

  it('say that the connection is closed, and follow where it connects again', async () => {
    const document = await open({ kind: 'text', text: 'later' });
    await engine.sessions.close(session);
    await until('the closed connection', () => session.snapshot.state === 'closed');
    assert.equal((await titles(document))[0], '$(debug-restart) feed is closed: connect again');
    answers = answer({});
    await commands().sendDocumentAndClose();
    assert.match(answers.asked[0] ?? '', /It was not sent: “feed” is not open/);
    assert.equal(vscode.workspace.textDocuments.includes(document), true);
    const again = await connect('feed again');
    replaced.fire({ session, by: again });
    assert.equal((await titles(document))[0], '$(send) Send to feed again');
    await commands().sendDocument(document.uri);
    await until('the message', async () => (await sentTo(again)).length === 1);
  });

  it('ask for another connection where theirs was removed, and keep to it', async () => {
    const other = await connect('other');
    const document = await open({ kind: 'text', text: 'moved' });
    await engine.sessions.forget(session, { deleteCapture: true });
    assert.deepEqual(await titles(document), ['$(send) Send to…', '${…} is sent as written']);
    await commands().sendDocument(document.uri);
    await until('the message', async () => (await sentTo(other)).length === 1);
    assert.equal((await titles(document))[0], '$(send) Send to other');
    await assert.rejects(
      async () => {
        await engine.sessions.forget(other, { deleteCapture: true });
        await commands().sendDocument(document.uri);
      },
      {
        failure: {
          code: 'not-open',
          message: 'It was not sent.',
          cause: 'No connection is open.',
          remedy: 'Wait until it is open, or connect again, then send.',
        },
      },
    );
  });

  it('may be any document, read as its language says', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: '[1]' });
    await vscode.window.showTextDocument(document);
    assert.deepEqual(await titles(document), []);
    await commands().sendDocument();
    await until('the message', async () => (await sentTo(session)).length === 1);
    assert.equal(drafts.tieOf(document)?.kind, 'json');
    assert.equal((await titles(document)).length, 4);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    assert.equal(drafts.tieOf(document)?.kind, 'json');
  });
});
