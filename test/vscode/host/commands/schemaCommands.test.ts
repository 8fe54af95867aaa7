import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { schemaCommands, schemaPatch } from '../../../../src/host/commands/schemaCommands.ts';
import type { Services } from '../../../../src/host/services.ts';
import { answer } from '../support/answers.ts';

const names = ['feed.v1.Tick', 'feed.v1.Command'];

/** What the command asks of the engine, and of the person. */
async function asked(with_: Parameters<typeof answer>[0], messages = names): Promise<unknown[]> {
  const calls: unknown[] = [];
  const session = {
    snapshot: { label: 'feed', state: 'open' },
    source: { url: 'ws://a' },
    call: (method: string, params: unknown) => {
      calls.push([method, params]);
      return Promise.resolve(method === 'schemaMessages' ? messages : null);
    },
  };
  const services = {
    panels: { current: { session } },
    sessions: { all: [session] },
    profiles: { all: () => [] },
  };
  const answers = answer(with_);
  try {
    await schemaCommands(services as unknown as Services).chooseSchema();
  } finally {
    answers.restore();
  }
  return calls;
}

describe('the command Choose Schema', () => {
  it('asks for a file, and which of its messages go which way', async () => {
    const file = vscode.Uri.file('/schemas/feed.proto');
    assert.deepEqual(await asked({ pick: ['Browse…', 'feed.v1.Tick', 'feed.v1.Command'], file }), [
      ['schemaMessages', { file: file.fsPath }],
      ['chooseSchema', { schema: { file: file.fsPath, in: 'feed.v1.Tick', out: 'feed.v1.Command' } }],
    ]);
    const same = await asked({ pick: ['Browse…', 'feed.v1.Tick', 'The same'], file });
    assert.deepEqual(same.at(-1), ['chooseSchema', { schema: { file: file.fsPath, message: 'feed.v1.Tick' } }]);
  });

  it('asks for no message where there is one, or where an .avsc says what it is of', async () => {
    const file = vscode.Uri.file('/schemas/feed.proto');
    const one = await asked({ pick: ['Browse…'], file }, ['feed.v1.Tick']);
    assert.deepEqual(one.at(-1), ['chooseSchema', { schema: { file: file.fsPath } }]);
    const avro = vscode.Uri.file('/schemas/feed.avsc');
    const root = await asked({ pick: ['Browse…', 'What the file is of', 'The same'], file: avro });
    assert.deepEqual(root.at(-1), ['chooseSchema', { schema: { file: avro.fsPath } }]);
  });

  it('takes a schema away, and does nothing where the person does not answer', async () => {
    assert.deepEqual(await asked({ pick: ['None'] }), [['chooseSchema', { schema: null }]]);
    assert.deepEqual(await asked({}), []);
    const file = vscode.Uri.file('/schemas/feed.proto');
    assert.deepEqual(await asked({ pick: ['Browse…', 'feed.v1.Tick'], file }), [
      ['schemaMessages', { file: file.fsPath }],
    ]);
  });

  it('keeps a path in the profile that is relative to its folder, and nothing of the schema before', () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const store = { uri: vscode.Uri.joinPath(folder, '.vscode', 'websockets.json') };
    const profile = { name: 'feed', url: 'ws://a', decoder: 'json' };
    const file = vscode.Uri.joinPath(folder, 'proto', 'feed.proto').fsPath;
    assert.deepEqual(schemaPatch({ store, profile }, { file, message: 'Tick' }), {
      schema: { file: 'proto/feed.proto', in: null, out: null, message: 'Tick', rules: null },
      decoder: null,
    });
    const wrapped = { ...profile, decoder: 'base64 > protobuf' };
    const elsewhere = vscode.Uri.file('/schemas/feed.proto').fsPath;
    assert.deepEqual(schemaPatch({ store, profile: wrapped }, { file: elsewhere }), {
      schema: { file: elsewhere, in: null, out: null, message: null, rules: null },
    });
    assert.deepEqual(schemaPatch({ store, profile }, null), { schema: null });
  });
});
