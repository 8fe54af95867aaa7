import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { RpcError } from '../../../../src/contract/rpc.ts';
import { rowCommands } from '../../../../src/host/commands/rowCommands.ts';
import type { Services } from '../../../../src/host/services.ts';
import { answer } from '../support/answers.ts';

describe('commands on rows', () => {
  const acted: string[] = [];
  const opened: number[] = [];
  const payloads: Record<number, string> = {
    1: 'one',
    2: 'two',
    3: 'three',
    4: '{"b":12345678901234567890,"a":[1.0]}',
    5: '\xff',
  };
  const revealed: number[] = [];
  const call = (method: string, { id, of }: { id: number; of?: string }) => {
    if (method === 'partner') {
      if (of === 'reply') return Promise.resolve(id + 10);
      const code = id === 3 ? 'no-request' : 'not-open';
      return Promise.reject(new RpcError({ code, message: 'It answers none.', cause: 'No id.', remedy: '' }));
    }
    const bytes = Buffer.from(payloads[id]!);
    const kind = id === 5 ? 'binary' : 'text';
    return Promise.resolve(method === 'payload' ? bytes : { payload: { bytes, total: bytes.length, kind } });
  };
  const source = { url: 'ws://a', auth: { type: 'bearer', token: '${secret:token}' }, onOpen: ['first'] };
  const session = { call, source };
  const panel = { session, selection: [1, 2], act: (action: string) => void acted.push(action), revealRow };
  function revealRow(id: number): void {
    revealed.push(id);
  }
  const panels: { current: typeof panel | undefined } = { current: panel };
  const compared: number[][] = [];
  const documents = {
    showDifference: (...rows: { id: number }[]) => Promise.resolve(void compared.push(rows.map(({ id }) => id))),
    showPayload: (_: unknown, id: number) => Promise.resolve(void opened.push(id)),
  };
  const commands = rowCommands({ panels, documents, profiles: { stores: [] }, environment: {} } as unknown as Services);

  it('are told to the panel that has the focus', () => {
    const toPanel = [
      'resend',
      'editAndResend',
      'followNewest',
      'nextHit',
      'previousHit',
      'hideLikeThis',
      'showLikeThis',
      'focusFilter',
      'focusComposer',
      'nextBookmark',
      'previousBookmark',
    ] as const;
    for (const name of toPanel) void commands[name]();
    assert.deepEqual(acted, toPanel);
  });

  it('copy all selected rows, or the one under the pointer', async () => {
    await commands.copyText();
    assert.equal(await vscode.env.clipboard.readText(), 'one\ntwo');
    await commands.copyText({ webviewSection: 'row', id: 2 });
    assert.equal(await vscode.env.clipboard.readText(), 'one\ntwo');
    await commands.copyBase64({ webviewSection: 'row', id: 3 });
    assert.equal(await vscode.env.clipboard.readText(), 'dGhyZWU=');
  });

  it('copy as JSON in lines, numbers as sent, and as an array of C', async () => {
    await commands.copyJson({ id: 4 });
    assert.equal(await vscode.env.clipboard.readText(), '{\n  "b": 12345678901234567890,\n  "a": [\n    1.0\n  ]\n}');
    await assert.rejects(async () => commands.copyJson({ id: 1 }), { code: 'not-json' });
    await commands.copyCArray({ id: 3 });
    assert.match(await vscode.env.clipboard.readText(), /^unsigned char frame_3\[\] = \{\n {2}0x74, 0x68/);
  });

  it('copy as a command that connects and sends them, without the secrets', async () => {
    const answers = answer({});
    await commands.copyRowsAsWebsocat();
    assert.equal(
      await vscode.env.clipboard.readText(),
      'websocat ws://a -H="Authorization: Bearer $TOKEN" --preamble=first --preamble=one --preamble=two',
    );
    await commands.copyRowsAsWscat({ id: 3 });
    assert.match(await vscode.env.clipboard.readText(), /^wscat --connect ws:\/\/a .* -x first -x three --wait -1$/s);
    await assert.rejects(async () => commands.copyRowsAsWscat({ id: 5 }), { code: 'not-in-command-line' });
    answers.restore();
  });

  it('go to the reply of the focused row, or of the one under the pointer, and nowhere where there is none', async () => {
    await commands.goToReply();
    await commands.goToReply({ id: 3 });
    const answers = answer({});
    await commands.goToRequest({ id: 3 });
    assert.deepEqual(answers.asked, ['It answers none. No id.']);
    answers.restore();
    await assert.rejects(async () => commands.goToRequest({ id: 4 }), { code: 'not-open' });
    assert.deepEqual(revealed, [12, 13]);
  });

  it('open the focused row', async () => {
    await commands.openPayload();
    await commands.openPayload({ id: 3 });
    assert.deepEqual(opened, [2, 3]);
  });

  it('compare the two that are selected, the older one at the left, and say where it is not two', async () => {
    panel.selection = [2, 1];
    await commands.compareSelected({ id: 3 });
    assert.deepEqual(compared, [[1, 2]]);
    for (const selection of [[], [1], [1, 2, 3]]) {
      panel.selection = selection;
      await assert.rejects(async () => commands.compareSelected(), { code: 'not-two-selected' });
    }
    panel.selection = [1, 2];
  });

  it('say where the Hex Editor is not installed', async () => {
    const answers = answer({});
    await commands.openInHexEditor({ id: 1 });
    assert.match(answers.asked.join(), /ms-vscode\.hexeditor/);
    answers.restore();
  });

  it('say that nothing is selected', async () => {
    panel.selection = [];
    await assert.rejects(async () => commands.copyHex(), { code: 'nothing-selected' });
    await assert.rejects(async () => commands.copyHex({ id: 'nonsense' }), { code: 'nothing-selected' });
    panels.current = undefined;
    await assert.rejects(async () => commands.openPayload({ id: 1 }), { code: 'nothing-selected' });
  });
});
