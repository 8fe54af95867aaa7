import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Session, WebSocketInspectorApi } from '../../../../src/api.ts';
import { activateApi } from '../support/extension.ts';
import { until } from '../support/until.ts';

const previews = (rows: { preview: string }[]): string[] => rows.map(({ preview }) => preview);

describe('a replay by the public API', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let session: Session;
  let ids: number[];

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
    session = await api.connect(`${demo.url}/echo`, { show: false });
    for (const text of ['{"id":1}', '{"id":2}']) {
      await session.send(text);
      await until(
        'its echo',
        async () => (await session.count({ filter: `dir:in "${text.replaceAll('"', '\\"')}"` })) > 0,
      );
    }
    ids = (await session.rows({ start: 0, count: 2, filter: 'dir:out op:text' })).map(({ id }) => id);
  });
  after(() => demo.stop());

  it('gives the rows that were sent, which say what they are copies of', async () => {
    const { sent } = await session.replay(ids);
    assert.deepEqual(previews(sent), ['{"id":1}', '{"id":2}']);
    assert.deepEqual(
      sent.map(({ replayed }) => replayed),
      ids.map((id) => ({ id })),
    );
  });

  it('waits for answers, on a new connection', async () => {
    const target = { url: `${demo.url}/echo` };
    const { sent, received } = await session.replay(ids, { pace: 'answers', target });
    assert.deepEqual(
      sent.map(({ replayed }) => replayed),
      ids.map((id) => ({ capture: session.id, id })),
    );
    assert.deepEqual(
      previews(received).filter((text) => text.startsWith('{"id"')),
      ['{"id":1}', '{"id":2}'],
    );
    const other = api.sessions.at(-1)!;
    assert.equal(other.state, 'open');
    const again = await session.replay(ids, { pace: { every: 1 }, target: other, exact: true });
    assert.equal(again.sent.length, 2);
    await other.close();
  });

  it('refuses what is no pace', async () => {
    for (const options of [
      { pace: 'slow' as never },
      { pace: { every: -1 } },
      { pace: 'original', speed: 0 } as const,
    ]) {
      await assert.rejects(session.replay(ids, options), { code: 'bad-pace' });
    }
  });
});
