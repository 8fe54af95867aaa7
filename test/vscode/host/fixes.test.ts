import * as assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { WebSocketServer } from 'ws';
import type { ConnectionProfile } from '../../../src/contract/profile.ts';
import { workspaceProfilesPath } from '../../../src/host/contributions.ts';
import { applyFix } from '../../../src/host/doctor/applyFix.ts';
import { Profiles } from '../../../src/host/profiles/profiles.ts';
import type { Services } from '../../../src/host/services.ts';
import type { HostSession } from '../../../src/host/sessions/hostSession.ts';
import { selfSigned, type Certificate } from '../../support/peers/certificate.ts';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { workspaceFolder } from './support/extension.ts';
import { untilSeen, writeProfileFile } from './support/profileFile.ts';
import { until } from './support/until.ts';

interface Question {
  text: string;
  detail: string;
}

describe('what findings propose', () => {
  let engine: OwnEngine;
  let certificate: Certificate;
  let https: Server;
  let sockets: WebSocketServer;
  let host: string;
  let profiles: Profiles;
  let services: Services;
  const remembered: ConnectionProfile[] = [];
  const folder = workspaceFolder().uri.fsPath;
  const file = vscode.Uri.joinPath(workspaceFolder().uri, workspaceProfilesPath);
  const pem = join(folder, '.vscode', 'secure.pem');

  const window = vscode.window as { showWarningMessage: unknown; showSaveDialog: unknown };
  const { showWarningMessage, showSaveDialog } = window;
  const questions: Question[] = [];
  let proposed: vscode.Uri | undefined;

  /** Presses the button, or leaves the question; chooses the file, or none. */
  const answer = ({ button, save }: { button?: boolean; save?: string }): void => {
    window.showWarningMessage = (text: string, { detail }: { detail: string }, ...buttons: string[]) => {
      questions.push({ text, detail });
      return Promise.resolve(button ? buttons[0] : undefined);
    };
    window.showSaveDialog = ({ defaultUri }: vscode.SaveDialogOptions) => {
      proposed = defaultUri;
      return Promise.resolve(save === undefined ? undefined : vscode.Uri.file(save));
    };
  };

  before(async () => {
    engine = await ownEngine();
    certificate = await selfSigned();
    https = createServer(certificate).listen(0, '127.0.0.1');
    await once(https, 'listening');
    sockets = new WebSocketServer({ server: https });
    host = `127.0.0.1:${(https.address() as AddressInfo).port}`;
    profiles = new Profiles(vscode.Uri.file(join(folder, 'storage')));
    const inFolder = (path: string): string => join(folder, path);
    const begin = ({ from: _from, tls, ...source }: ConnectionProfile & { from?: unknown }) => {
      const ca =
        tls?.ca === undefined ? [] : [tls.ca].flat().map((path) => (path.startsWith('/') ? path : inFolder(path)));
      return Promise.resolve(engine.connect({ ...source, ...(tls ? { tls: { ...tls, ca } } : {}) }));
    };
    services = {
      sessions: engine.sessions,
      profiles,
      connector: { begin },
      panels: { of: () => undefined, replace: () => ({ reveal: () => undefined }) },
      vault: { protect: (profile: ConnectionProfile) => Promise.resolve(profile) },
      recent: { remember: (profile: ConnectionProfile) => Promise.resolve(remembered.push(profile)) },
    } as unknown as Services;
  });

  beforeEach(() => {
    questions.length = 0;
    remembered.length = 0;
    proposed = undefined;
  });

  afterEach(async () => {
    Object.assign(window, { showWarningMessage, showSaveDialog });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(dirname(file.fsPath), { recursive: true, force: true });
  });

  after(async () => {
    profiles.dispose();
    await engine.dispose();
    sockets.clients.forEach((socket) => socket.terminate());
    https.close();
  });

  const text = (): Promise<string> => readFile(file.fsPath, 'utf8');
  /** A session as it failed, made of the profile of this name in the file. */
  const failed = async (profile: ConnectionProfile): Promise<HostSession> => {
    const { session, opened } = engine.connect(profile);
    await opened.then(
      () => assert.fail('It connected.'),
      () => undefined,
    );
    return session;
  };
  const savedProfile = async (url: string): Promise<ConnectionProfile> => {
    await writeProfileFile(
      `{\n  // Ours.\n  "profiles": [\n    {\n      "name": "secure", // by TLS\n      "url": ${JSON.stringify(url)},\n    },\n  ],\n}\n`,
    );
    return untilSeen('the profile', async () => {
      await Promise.all(profiles.stores.map((store) => store.reload()));
      return (await profiles.all()).find(({ profile }) => profile.url === url)?.profile ?? false;
    });
  };
  const newest = (): HostSession => engine.sessions.all.at(-1)!;
  const isOpen = (session: HostSession): Promise<true> =>
    until('the open state', () => session.snapshot.state === 'open' || undefined);

  it('change the profile in its file, in sight and to be undone, and connect again', async () => {
    const session = await failed(await savedProfile(`ws://${host}/`));
    const before = await text();
    assert.equal(await applyFix(services, session, { finding: 0, code: 'plain-on-tls-port' }), true);
    const changed = await text();
    assert.equal(changed, before.replace('"ws://', '"wss://'));
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === file.toString(),
    )!;
    assert.equal(editor.selection.active.line, 5);
    await until('the next failure', () => newest().snapshot.failure?.code === 'tls-self-signed');
    assert.equal(newest().source.name, 'secure');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('trust a certificate after it was shown, by a file of its owner’s alone, and connect', async () => {
    const session = await failed(await savedProfile(`wss://${host}/`));
    answer({ button: true, save: pem });
    assert.equal(await applyFix(services, session, { finding: 0, code: 'tls-self-signed' }), true);
    const [question] = questions;
    assert.match(question!.text, /^Trust the certificate of CN=localhost\?$/);
    assert.match(
      question!.detail,
      /Subject: CN=localhost\nSigned by itself\.\nValid from .*\nSHA-256: [0-9A-F:]{95}\n/,
    );
    assert.match(question!.detail, /Only the profile “secure” will trust it/);
    assert.doesNotMatch(question!.detail, /not trusted/);
    assert.equal(proposed!.fsPath, pem);
    assert.equal(await readFile(pem, 'utf8'), certificate.cert);
    assert.equal((await stat(pem)).mode & 0o777, 0o600);
    assert.match(await text(), /"tls": \{\s*"ca": "\.vscode\/secure\.pem"\s*\}/);
    await isOpen(newest());
    assert.equal((await newest().call('handshake', {}))?.tls?.verified, true);
  });

  it('change nothing where the person leaves a question', async () => {
    const session = await failed(await savedProfile(`wss://${host}/`));
    const [before, sessions] = [await text(), engine.sessions.all.length];
    for (const given of [{}, { button: true }]) {
      answer(given);
      assert.equal(await applyFix(services, session, { finding: 0, code: 'tls-self-signed' }), false);
    }
    assert.equal(await text(), before);
    assert.equal(engine.sessions.all.length, sessions);
  });

  it('say so before anything is trusted in a folder that is not', async () => {
    const session = await failed({ url: `wss://${host}/` });
    const trusted = Object.getOwnPropertyDescriptor(vscode.workspace, 'isTrusted')!;
    Object.defineProperty(vscode.workspace, 'isTrusted', { configurable: true, get: () => false });
    try {
      answer({});
      await applyFix(services, session, { finding: 0, code: 'tls-self-signed' });
    } finally {
      Object.defineProperty(vscode.workspace, 'isTrusted', trusted);
    }
    assert.match(questions[0]!.detail, /This workspace is not trusted/);
  });

  it('connect again with the change where no file holds the connection', async () => {
    const session = await failed({ url: `wss://${host}/`, headers: [['X-A', 'b']], tls: { servername: '127.0.0.1' } });
    answer({ button: true, save: pem });
    assert.equal(await applyFix(services, session, { finding: 0, code: 'tls-self-signed' }), true);
    await isOpen(newest());
    const expected = { url: `wss://${host}/`, headers: [['X-A', 'b']], tls: { servername: '127.0.0.1', ca: pem } };
    assert.deepEqual(remembered, [expected]);
  });

  it('are not done for a finding that is not there any more', async () => {
    const session = await failed({ url: `wss://${host}/` });
    await assert.rejects(applyFix(services, session, { finding: 0, code: 'plain-on-tls-port' }), { code: 'no-fix' });
    await assert.rejects(applyFix(services, session, { finding: 7, code: 'tls-self-signed' }), { code: 'no-fix' });
  });

  it('show the file where an address of variables has to be changed by hand', async () => {
    const written = await savedProfile(`\${base}/`);
    const { session } = engine.connect({ ...written, url: `ws://${host}/` });
    await until('the failure', () => session.snapshot.failure !== undefined);
    Object.assign(session, { source: written });
    const before = await text();
    await assert.rejects(applyFix(services, session, { finding: 0, code: 'plain-on-tls-port' }), {
      code: 'address-has-variables',
    });
    assert.equal(await text(), before);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
  });
});
