import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { answer, type Answers } from './support/answers.ts';
import { activateApi } from './support/extension.ts';
import { profileFileUri, removeProfileFile, writeProfileFile } from './support/profileFile.ts';
import { until } from './support/until.ts';

const source = 'WebSocket Inspector';

describe('profile files in the editor', () => {
  let answers: Answers | undefined;
  const uri = profileFileUri();

  before(async () => {
    await activateApi();
  });

  afterEach(() => {
    answers?.restore();
    answers = undefined;
  });

  after(removeProfileFile);

  const ours = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter((one) => one.source === source);

  const open = async (content: unknown): Promise<vscode.TextEditor> => {
    await writeProfileFile(content);
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  };

  /** The one diagnostic with this code, once it is there. */
  const marked = (code: string): Promise<vscode.Diagnostic> =>
    until(`the diagnostic ${code}`, () => ours().find((one) => one.code === code));

  const actionsAt = (diagnostic: vscode.Diagnostic): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );

  const fix = async (code: string, title: string): Promise<void> => {
    const actions = await actionsAt(await marked(code));
    const action = actions.find((one) => one.title === title);
    assert.ok(action, `${title} is not among ${actions.map((one) => one.title).join('; ')}`);
    if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
    if (action.command) {
      await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    }
  };

  it('are marked while they are written, and as they are saved when closed', async () => {
    const editor = await open({ profiles: [{ name: 'a', url: 'ws://a' }] });
    const at = editor.document.positionAt(editor.document.getText().indexOf('"ws://a"'));
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 8)), '"ftp://a"'));
    const problem = await marked('url-scheme');
    assert.equal(editor.document.getText(problem.range), '"ftp://a"');
    assert.ok(editor.document.isDirty);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('no diagnostics', () => ours().length === 0);
  });

  it('offer to put it right', async () => {
    const { document } = await open({
      profiles: [
        { name: 'a', url: 'http://a', header: [] },
        { name: 'a', url: 'ws://${hots}', tls: { verify: false } },
      ],
      environments: { dev: { host: 'h' } },
    });
    await fix('http-scheme', 'Write ws://');
    await fix('name-taken', 'Rename to "a 2"');
    await fix('unknown-field', 'Change to "headers"');
    await fix('unknown-variable', 'Change to ${host}');
    await fix('verify-off', 'Check certificates');
    assert.deepEqual(JSON.parse(document.getText()), {
      profiles: [
        { name: 'a', url: 'ws://a', headers: [] },
        { name: 'a 2', url: 'ws://${host}', tls: {} },
      ],
      environments: { dev: { host: 'h' } },
    });
    await until('no diagnostics', () => ours().length === 0);
  });

  it('are not marked twice: the JSON language stays silent where the extension speaks', async () => {
    await open({
      $schema: 7,
      environments: { default: 7, dev: { 'a b': [] } },
      profiles: [
        7,
        { name: '' },
        {
          name: 'n',
          url: 7,
          headers: [['A b', 1, 2], 3],
          subprotocols: [1, 1],
          auth: { type: 'Basic' },
          tls: { verify: 'no', minVersion: 1, ca: [7] },
          timeouts: { connect: '5s' },
          compression: { serverMaxWindowBits: 99 },
          autoPong: 'no',
          family: 'ipv5',
          onOpen: [{}],
          heartbeat: {},
          reconnect: { stopOn: ['x'] },
        },
      ],
    });
    await until('what is wrong', () => ours().length > 20);
    // The extension says nothing of `$schema`: that the JSON language does shows that it has looked.
    const others = await until('the JSON language', () => {
      const found = vscode.languages.getDiagnostics(uri).filter((one) => one.source !== source);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      others.map(({ range }) => vscode.window.activeTextEditor!.document.getText(range)),
      ['7'],
    );
  });

  it('are completed by the schema', async () => {
    const offered = async (profile: string): Promise<string[]> => {
      const text = `{ "profiles": [{ ${profile} }] }`;
      const at = text.indexOf('|');
      const { document } = await open(text.replace('|', ''));
      const list = await until('what the schema has', async () => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          uri,
          document.positionAt(at),
        );
        return items.length > 0 && items;
      });
      return list.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const includes = (labels: string[], ...wanted: string[]): void => {
      assert.deepEqual(
        wanted.filter((one) => !labels.includes(one)),
        [],
        labels.join(),
      );
    };
    includes(await offered('"name": "n", "|"'), 'url', 'timeouts', 'auth');
    includes(await offered('"autoPong": |'), 'true', 'false');
    includes(await offered('"family": |'), '"ipv4"', '"ipv6"');
    includes(await offered('"tls": { "minVersion": 7, "|" }'), 'ca', 'verify');
    const bearer = await offered('"auth": { "type": "bearer", "|" }');
    includes(bearer, 'token');
    assert.ok(!bearer.includes('username'), bearer.join());
    includes(await offered('"auth": { "type": "|" }'), '"basic"', '"apiKey"');
  });

  it('move a secret to the secret storage', async () => {
    const { document } = await open({
      profiles: [{ name: 'mine', url: 'wss://a', headers: { Authorization: 'Bearer very-secret-12' } }],
    });
    answers = answer({});
    await fix('plain-secret', 'Move to secret storage');
    assert.deepEqual(JSON.parse(document.getText()), {
      profiles: [
        { name: 'mine', url: 'wss://a', headers: { Authorization: 'Bearer ${secret:mine.header.authorization}' } },
      ],
    });
    assert.match(answers.asked[0]!, /^The secret is kept/);
  });

  it('are marked where a file is not there', async () => {
    const { document } = await open({ profiles: [{ name: 'a', url: 'wss://a', tls: { ca: 'gone.pem' } }] });
    assert.equal(document.getText((await marked('no-such-file')).range), '"gone.pem"');
  });

  it('complete variables', async () => {
    const editor = await open(
      '{ "environments": { "dev": { "host": "h" } }, "profiles": [{ "name": "a", "url": "ws://${" }] }',
    );
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('${') + 2);
    const labels = await until('the completions', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        at,
      );
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('${host}') && found;
    });
    for (const label of ['${secret:…}', '${env:…}', '${input:…}', '${workspaceFolder}'])
      assert.ok(labels.includes(label));
  });
});
