import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { rowCommands } from '../../../../src/host/commands/rowCommands.ts';
import type { Services } from '../../../../src/host/services.ts';

describe('commands on rows', () => {
  const acted: string[] = [];
  const opened: number[] = [];
  const payloads: Record<number, string> = { 1: 'one', 2: 'two', 3: 'three' };
  const session = { call: (_: string, { id }: { id: number }) => Promise.resolve(Buffer.from(payloads[id]!)) };
  const panel = { session, selection: [1, 2], act: (action: string) => void acted.push(action) };
  const panels: { current: typeof panel | undefined } = { current: panel };
  const documents = { showPayload: (_: unknown, id: number) => Promise.resolve(void opened.push(id)) };
  const commands = rowCommands({ panels, documents } as unknown as Services);

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

  it('open the focused row', async () => {
    await commands.openPayload();
    await commands.openPayload({ id: 3 });
    assert.deepEqual(opened, [2, 3]);
  });

  it('say that nothing is selected', async () => {
    panel.selection = [];
    await assert.rejects(async () => commands.copyHex(), { code: 'nothing-selected' });
    await assert.rejects(async () => commands.copyHex({ id: 'nonsense' }), { code: 'nothing-selected' });
    panels.current = undefined;
    await assert.rejects(async () => commands.openPayload({ id: 1 }), { code: 'nothing-selected' });
  });
});
