import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTree, tick, tickSchema, tickType } from '../../../support/decode/avroWitness.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { frame } from '../../../support/frames/index.ts';
import { end, rawPeer, send } from '../../../support/peers/index.ts';

describe('Avro, beside avsc', () => {
  it('is what was encoded, by the schema of the profile', async () => {
    const values = fc.sample(tick, { seed: 8, numRuns: 30 });
    const frames = values.map((value) => send(frame({ opcode: 'binary', payload: tickType.toBuffer(value) })));
    const peer = await rawPeer({ steps: [...frames, end()] });
    const engine = new EngineUnderTest();
    await engine.connect({ url: peer.url, schema: { file: tickSchema } });
    await engine.until(({ state }) => state === 'closed');
    const trees: unknown[] = [];
    for (const { id } of await engine.rows('op:binary')) {
      const { decoded } = await Promise.resolve(engine.calls.detail({ session: 's', id, limit: 10 }, never));
      trees.push(decoded !== undefined && 'tree' in decoded ? JSON.parse(decoded.tree) : decoded);
    }
    expect(engine.snapshot.decoder).toEqual({
      chain: 'avro',
      by: 'evidence',
      sure: 1,
      evidence: ['schema'],
      writes: true,
    });
    expect(JSON.stringify(trees)).toBe(JSON.stringify(values.map(asTree)));
  });
});
