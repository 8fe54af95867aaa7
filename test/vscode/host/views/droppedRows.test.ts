import * as assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { payloadAddress } from '../../../../src/contract/payloadAddress.ts';
import { DroppedRows } from '../../../../src/host/views/droppedRows.ts';

const addressOf = (id: number): string => payloadAddress({ session: 's', label: 'feed', id }, '.json');

describe('rows that are dropped into a text', () => {
  const failures: unknown[] = [];
  const payloads: Record<string, string> = { 1: '{"a":1}', 2: '$1 ${2:b}', 3: 'x'.repeat(9 << 20) };
  const rows = new DroppedRows(
    (uri) => {
      const payload = payloads[(JSON.parse(uri.query) as { what: string }).what];
      return payload === undefined ? Promise.reject(new Error('no such row')) : Promise.resolve(payload);
    },
    (error) => failures.push(error),
  );
  after(() => rows.dispose());

  const drop = async (...addresses: string[]): Promise<vscode.DocumentDropEdit | undefined> => {
    const document = await vscode.workspace.openTextDocument({ content: '' });
    const dragged = new vscode.DataTransfer();
    dragged.set('text/uri-list', new vscode.DataTransferItem(addresses.join('\r\n')));
    return rows.provideDocumentDropEdits(document, new vscode.Position(0, 0), dragged);
  };

  it('are inserted as their payloads, a line each', async () => {
    assert.equal((await drop(addressOf(1)))?.insertText, payloads[1]);
    assert.equal((await drop(addressOf(1), addressOf(2)))?.insertText, `${payloads[1]}\n${payloads[2]}`);
  });

  it('are left to VS Code where they are something else', async () => {
    assert.equal(await drop('file:///a.txt'), undefined);
    assert.equal(await drop(addressOf(1), 'file:///a.txt'), undefined);
    assert.equal(await drop(), undefined);
    assert.deepEqual(failures, []);
  });

  it('say why they cannot be inserted', async () => {
    assert.equal(await drop(addressOf(4)), undefined);
    assert.match(String(failures.at(-1)), /no such row/);
    assert.equal(await drop(addressOf(3)), undefined);
    assert.match(String(failures.at(-1)), /too large/);
  });
});
