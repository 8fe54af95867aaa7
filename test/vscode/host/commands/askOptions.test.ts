import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ConnectionProfile } from '../../../../src/contract/model.ts';
import { askOptions } from '../../../../src/host/commands/askOptions.ts';
import { answer } from '../support/answers.ts';

describe('headers and subprotocols of Connect…', () => {
  const ask = async (
    start: ConnectionProfile,
    given: { pick: string[]; input?: string[] },
  ): Promise<{ profile: ConnectionProfile | undefined; asked: string[] }> => {
    const answers = answer(given);
    try {
      return { profile: await askOptions(start), asked: answers.asked };
    } finally {
      answers.restore();
    }
  };

  it('connects as it is at once', async () => {
    const { profile, asked } = await ask({ url: 'ws://a' }, { pick: ['Connect now'] });
    assert.deepEqual(profile, { url: 'ws://a' });
    assert.deepEqual(asked, ['Connect now, Add header…, Subprotocols…, Compression']);
  });

  it('adds headers in their order, and removes one', async () => {
    const { profile } = await ask(
      { url: 'ws://a', headers: [['X-A', '1']] },
      { pick: ['Add header', 'Add header', 'X-A', 'Connect'], input: ['B: 2', 'b:3'] },
    );
    assert.deepEqual(profile?.headers, [
      ['B', '2'],
      ['b', '3'],
    ]);
  });

  it('takes subprotocols, and none again', async () => {
    const some = await ask({ url: 'ws://a' }, { pick: ['Subprotocols', 'Connect'], input: ['chat.v2, chat.v1'] });
    assert.deepEqual(some.profile, { url: 'ws://a', subprotocols: ['chat.v2', 'chat.v1'] });
    const none = await ask(some.profile, { pick: ['Subprotocols', 'Connect'], input: [''] });
    assert.deepEqual(none.profile, { url: 'ws://a' });
  });

  it('switches compression off', async () => {
    const { profile } = await ask({ url: 'ws://a' }, { pick: ['Compression', 'Connect'] });
    assert.equal(profile?.compression, false);
  });

  it('changes nothing by what is no header', async () => {
    const { profile, asked } = await ask({ url: 'ws://a' }, { pick: ['Add header', 'Connect'], input: ['no colon'] });
    assert.deepEqual(profile, { url: 'ws://a' });
    assert.ok(asked.includes('Write a name, a colon and a value.'));
  });

  it('does not connect where it is left', async () => {
    assert.equal((await ask({ url: 'ws://a' }, { pick: [] })).profile, undefined);
  });
});
