/** Asks for what a panel asks for while somebody scrolls, searches and selects in it. */
import type { View } from '../../src/contract/model.ts';
import type { EngineProcess } from '../support/engineProcess/engineProcess.ts';
import type { Random } from '../support/random.ts';

const filters = [
  '',
  'tick',
  '"price":1',
  '/"id":\\d*7,/',
  '/symbol":"(BTC|ETH)/ -trades',
  'dir:out',
  'op:ping or op:pong',
  'size>500 dir:in',
  '$.price > 5000',
  '$.symbol == "ETH"',
];

/** Windows of rows with some of the filters, and all there is to see of some frames; `calm` keeps to the same two filters. */
export async function readLikeAPanel(
  engine: EngineProcess,
  session: string,
  random: Random,
  calm = false,
): Promise<number> {
  let rows = 0;
  const chosen = calm ? ['', 'beat'] : [random.pick(filters), random.pick(filters)];
  for (const filter of chosen) {
    const view: View = calm ? 'messages' : random.pick(['frames', 'messages']);
    const query = { session, view, filter };
    const newest = await engine.call('window', { ...query, start: Infinity, count: 60 });
    const start = random.below(newest.total + 1);
    const read = await engine.call('rows', { ...query, start, count: 60 });
    await engine.call('locate', { ...query, id: random.between(1, newest.frames + 1) });
    if ((await engine.call('count', query)) < newest.total) throw new Error(`Rows of ${filter} are gone.`);
    rows += read.length;
    for (const { id } of read.slice(0, 3)) {
      await engine.call('detail', { session, id, limit: 64 * 1024 });
      await engine.call('payload', { session, id });
      await engine.call('wire', { session, id });
    }
  }
  await engine.call('handshake', { session });
  return rows;
}
