import { JSONParser } from '@streamparser/json';
import { describe, expect, it } from 'vitest';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { frame } from '../../../support/frames/index.ts';
import { end, rawPeer, send } from '../../../support/peers/index.ts';

const messages = [
  '{"id":1,"method":"subscribe"}\n',
  '{"type":"tick","price":1.5}\n{"type":"tick","price":2}\r\n',
  '[1,2,{"a":null}]\n\n{"text":"a\\nb","__proto__":{"a":1}}',
];

/** What the library reads of one. */
function values(text: string): unknown[] {
  const parser = new JSONParser({ separator: '\n', paths: ['$'] });
  const read: unknown[] = [];
  parser.onValue = ({ value }) => read.push(value);
  parser.write(text.replace(/\n+$/, '').replaceAll(/\r?\n+/g, '\n'));
  return read;
}

describe('JSON Lines, beside @streamparser/json', () => {
  it('is what it reads of each message', async () => {
    const frames = messages.map((text) => send(frame({ opcode: 'text', payload: Buffer.from(text) })));
    const peer = await rawPeer({ steps: [...frames, end()] });
    const engine = new EngineUnderTest();
    await engine.connect(peer.url);
    await engine.until(({ state }) => state === 'closed');
    const trees: unknown[] = [];
    for (const { id } of await engine.rows('op:text')) {
      const { decoded } = await Promise.resolve(engine.calls.detail({ session: 's', id, limit: 10 }, never));
      trees.push(decoded !== undefined && 'tree' in decoded ? JSON.parse(decoded.tree) : decoded);
    }
    expect(engine.snapshot.decoder?.chain).toBe('jsonl');
    expect(trees).toEqual(messages.map(values));
    expect(await engine.rows('$[1].price == 2')).toHaveLength(1);
  });
});
