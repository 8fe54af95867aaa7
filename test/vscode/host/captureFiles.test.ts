/** Captures as files, by the public API, by commands and in an editor. */
import * as assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FormatName, Handshake, Row, Session, WebSocketInspectorApi } from '../../../src/api.ts';
import { commands, extensionPrefix, otherCaptureViewType, panelViewType } from '../../../src/host/contributions.ts';
import { closePayload, concat, Deflater, fragments, frame } from '../../support/frames/index.ts';
import { awaitFrames, end, rawPeer, send, type RawPeer } from '../../support/peers/index.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

const [first, second] = fragments({ opcode: 'text', payload: '{"id":1,"grüße":"𝄞"}', cuts: [7] }) as [
  Uint8Array,
  Uint8Array,
];
const written = concat(
  first,
  frame({ opcode: 'ping', payload: 'between' }),
  second,
  frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate('compressed, compressed, compressed') }),
  frame({ opcode: 'binary', payload: Uint8Array.of(0, 0x1e, 0xff) }),
  frame({ opcode: 'close', payload: closePayload(1001, 'going') }),
);

interface Told {
  messages: [direction: string, opcode: unknown, payload: string][];
  times: number[];
  handshake: Handshake;
}

describe('captures as files', () => {
  let api: WebSocketInspectorApi;
  let peer: RawPeer;
  let session: Session;
  let folder: string;
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    folder = await mkdtemp(join(tmpdir(), 'captures-'));
    peer = await rawPeer({
      answer: { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] },
      steps: [awaitFrames(2), send(written), awaitFrames(4), end()],
    });
    session = await api.connect({ url: `${peer.url}/a?b=c`, headers: [['X-Trace', '1']] }, { show: false });
    await session.send('hello');
    await session.ping(Uint8Array.of(1, 2));
    await until('the close', () => session.state === 'closed');
  });
  afterEach(() => answers?.restore());
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await peer.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const file = (name: string): vscode.Uri => vscode.Uri.file(join(folder, name));

  /** Without control frames, as not every format has them. */
  const told = async (of: Session): Promise<Told> => {
    const rows = await of.rows({ start: 0, count: 100, view: 'messages', replies: false });
    const data = rows.filter(({ opcode }) => opcode === 'text' || opcode === 'binary');
    const messages = data.map(async ({ id, direction, opcode }): Promise<Told['messages'][number]> => [
      direction,
      opcode,
      Buffer.from(await of.payload(id)).toString('hex'),
    ]);
    return {
      messages: await Promise.all(messages),
      times: data.map(({ time }) => time),
      handshake: await of.handshake(),
    };
  };

  const saveAndOpen = async (format: FormatName, filter?: string): Promise<Session> => {
    const uri = file(`saved.${format}`);
    await session.save(uri, { format, ...(filter === undefined ? {} : { filter }) });
    const [opened, ...others] = await api.open(uri);
    assert.deepEqual(others, []);
    return opened!;
  };

  for (const format of ['wscap', 'har', 'jsonl', 'pcapng'] as const) {
    it(`come back from ${format} with their messages, times and handshake`, async () => {
      const opened = await saveAndOpen(format);
      assert.equal(opened.state, 'closed');
      assert.equal(opened.url, session.url);
      assert.equal(opened.damage, undefined);
      assert.ok(api.sessions.includes(opened));
      const [before, then] = [await told(session), await told(opened)];
      assert.equal(before.messages.length, 4);
      assert.deepEqual(then.messages, before.messages);
      // HAR has seconds, as a number of 64 bits.
      then.times.forEach((time, i) =>
        assert.ok(Math.abs(time - before.times[i]!) < 0.001, `${time} ${before.times[i]!}`),
      );
      assert.equal(then.handshake.request.startLine, before.handshake.request.startLine);
      assert.deepEqual(then.handshake.request.headers, before.handshake.request.headers);
      assert.equal(then.handshake.response?.status, 101);
      assert.deepEqual(then.handshake.response.headers, before.handshake.response?.headers);
    });
  }

  it('come back from wscap frame by frame, and as they were on the wire', async () => {
    const opened = await saveAndOpen('wscap');
    const rows = (of: Session): Promise<Row[]> => of.rows({ start: 0, count: 100 });
    const [before, then] = [await rows(session), await rows(opened)];
    assert.ok(before.length > 8);
    assert.deepEqual(then, before);
    for (const { id } of before) assert.deepEqual(await opened.wire(id), await session.wire(id));
  });

  it('are saved in part, by a filter', async () => {
    const opened = await saveAndOpen('wscap', 'compressed');
    const rows = await opened.rows({ start: 0, count: 100 });
    assert.deepEqual(
      rows.filter(({ marker }) => !marker).map(({ preview, rsv }) => [preview, rsv]),
      [['compressed, compressed, compressed', 0]],
    );
  });

  it('are saved without what is secret', async () => {
    const uri = file('redacted.har');
    await session.save(uri, { format: 'har', redact: { secrets: ['hello'], fields: ['X-Trace'] } });
    const har = await readFile(uri.fsPath, 'utf8');
    assert.ok(!har.includes('hello'));
    const [opened] = await api.open(uri);
    const { headers } = (await opened!.handshake()).request;
    assert.match(headers.find(([name]) => name === 'X-Trace')![1], /^[^1]$/);
    assert.equal(await opened!.count(), 4);

    answers = answer({ pick: ['HAR', 'Without credentials'], file: uri });
    await vscode.commands.executeCommand(commands.exportCapture, session.id);
    await until('the message', () => answers!.asked.some((said) => said.includes('Nothing was found to be replaced.')));
    assert.ok((await readFile(uri.fsPath, 'utf8')).includes('hello'));
    answers.restore();

    const settings = vscode.workspace.getConfiguration(extensionPrefix);
    await settings.update('export.replace', ['/HEL+O/i'], vscode.ConfigurationTarget.Global);
    try {
      answers = answer({ pick: ['HAR', 'Without credentials, and more'], input: ['$.id /compressed/'], file: uri });
      await vscode.commands.executeCommand(commands.exportCapture, session.id);
      const summary = '5 places were replaced (by JSON paths: 1, by regular expressions: 4).';
      await until('the summary', () => answers!.asked.some((said) => said.includes(summary)));
      assert.doesNotMatch(await readFile(uri.fsPath, 'utf8'), /hello|compressed/);
      answers.restore();
      answers = answer({ pick: ['HAR', 'Without credentials, and more'], input: ['no-rule'], file: uri });
      await vscode.commands.executeCommand(commands.exportCapture, session.id);
      assert.deepEqual(answers.asked.slice(-2, -1), ['$.id /compressed/']);
      assert.match(answers.asked.at(-1)!, /no-rule: no JSON path/);
    } finally {
      await settings.update('export.replace', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('open as far as they can be read, and say what is missing', async () => {
    const uri = file('cut.wscap');
    await session.save(uri, { format: 'wscap' });
    const whole = await readFile(uri.fsPath);
    await writeFile(uri.fsPath, whole.subarray(0, whole.length - 20));
    const [opened] = await api.open(uri);
    assert.match(opened!.damage ?? '', /too early/);
    assert.ok((await opened!.count()) > 5);

    const lines = file('cut.jsonl');
    await session.save(lines, { format: 'jsonl' });
    const text = await readFile(lines.fsPath, 'utf8');
    await writeFile(lines.fsPath, text.slice(0, text.lastIndexOf('"text"')));
    const [part] = await api.open(lines);
    assert.match(part!.damage ?? '', /line \d+/);
    assert.ok((await part!.count()) > 1);
  });

  it('are refused where nothing can be read, and where they are of a later version', async () => {
    await writeFile(file('empty.har').fsPath, '{"log":{"version":"1.2","entries":[]}}');
    await assert.rejects(api.open(file('empty.har')), { code: 'no-conversation' });
    await writeFile(file('other.txt').fsPath, 'something else');
    await assert.rejects(api.open(file('other.txt')), { code: 'unknown-format' });
    await assert.rejects(api.open(file('is-not-there.har')), { code: 'file-unreadable' });
    await assert.rejects(api.open(vscode.Uri.parse('untitled:a.har')), { code: 'not-a-file' });
    await assert.rejects(api.open('a.har' as unknown as vscode.Uri), { code: 'bad-uri' });
    await session.save(file('later.wscap'), { format: 'wscap' });
    const bytes = await readFile(file('later.wscap').fsPath);
    bytes.writeUInt32LE(99, 8);
    await writeFile(file('later.wscap').fsPath, bytes);
    await assert.rejects(api.open(file('later.wscap')), (error: Error & { failure?: { cause: string } }) => {
      assert.match(error.failure?.cause ?? '', /newer version of the extension: its format is 99/);
      return true;
    });
  });

  it('are not saved half, nor over what was there', async () => {
    await writeFile(file('there.har').fsPath, 'as it was');
    const cancelled = new vscode.CancellationTokenSource();
    cancelled.cancel();
    await assert.rejects(session.save(file('there.har'), { format: 'har' }, cancelled.token), vscode.CancellationError);
    assert.equal(await readFile(file('there.har').fsPath, 'utf8'), 'as it was');
    await assert.rejects(session.save(file('no/folder.har'), { format: 'har' }), { code: 'not-saved' });
    await assert.rejects(session.save(file('a.zip'), { format: 'zip' as FormatName }), { code: 'bad-format' });
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('partial')),
      [],
    );
  });

  it('are exported by a command, which asks for what it has to know', async () => {
    const uri = file('by-command.har');
    answers = answer({ pick: ['HAR', 'As it was sent'], file: uri });
    await vscode.commands.executeCommand(commands.exportCapture, session.id);
    await until('the message', () => answers!.asked.some((text) => text.startsWith('Saved by-command.har: ')));
    assert.match(answers.asked[2]!, /^127\.0\.0\.1-\d+-a\.har$/);
    const [opened] = await api.open(uri);
    assert.deepEqual((await told(opened!)).messages, (await told(session)).messages);
  });

  it('open in an editor, whose connections go with it', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const uri = file('in-editor.wscap');
    await session.save(uri, { format: 'wscap' });
    const before = api.sessions.length;
    await vscode.commands.executeCommand('vscode.open', uri);
    const opened = await until('the session', () => api.sessions.length === before + 1 && api.sessions.at(-1)!);
    assert.equal(opened.url, session.url);
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab!;
    assert.ok(input instanceof vscode.TabInputCustom && input.viewType === panelViewType);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('its end', () => !api.sessions.includes(opened));
  });

  it('are chosen in a dialog, and open in an editor whatever their format', async () => {
    const uri = file('chosen.jsonl');
    await session.save(uri, { format: 'jsonl' });
    answers = answer({ file: uri });
    await vscode.commands.executeCommand(commands.openCaptureFile);
    const tab = await until('the editor', () => vscode.window.tabGroups.activeTabGroup.activeTab);
    assert.ok(tab.input instanceof vscode.TabInputCustom && tab.input.uri.fsPath === uri.fsPath);
  });

  it('are offered an editor where they are of other programs', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const uri = file('reopened.har');
    await session.save(uri, { format: 'har' });
    await vscode.commands.executeCommand('vscode.open', uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, otherCaptureViewType);
    const shown = (): string[] =>
      vscode.window.tabGroups.activeTabGroup.tabs.map(({ input }) =>
        input instanceof vscode.TabInputCustom ? input.viewType : 'another',
      );
    await until('the panel', () => shown().includes(panelViewType));
    await until('the end of the other', () => !shown().includes(otherCaptureViewType));
  });
});
