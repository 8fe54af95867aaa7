import fc from 'fast-check';
import { EngineUnderTest, never } from '../engines.ts';
import { frame } from '../frames/index.ts';
import { end, rawPeer, send } from '../peers/index.ts';

const keys = fc.string({ minLength: 1, maxLength: 12 });
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const value = fc.dictionary(
  keys,
  fc.oneof(leaf, fc.array(leaf), fc.dictionary(keys, leaf, { noNullPrototype: true })),
  {
    minKeys: 3,
    noNullPrototype: true,
  },
);

/** A peer sends 50 values as a library encodes them; how the engine's decoder reads them, as JSON. */
export async function hearsTrees(encode: (value: unknown) => Uint8Array) {
  const values = fc.sample(value, { seed: 42, numRuns: 50 }).map((one) => JSON.parse(JSON.stringify(one)) as unknown);
  const frames = values.map((one) => send(frame({ opcode: 'binary', payload: Buffer.from(encode(one)) })));
  const peer = await rawPeer({ steps: [...frames, end()] });
  const engine = new EngineUnderTest();
  await engine.connect(peer.url);
  await engine.until(({ state }) => state === 'closed');
  const trees: unknown[] = [];
  for (const { id } of await engine.rows('op:binary')) {
    const { decoded } = await Promise.resolve(engine.calls.detail({ session: 's', id, limit: 10 }, never));
    trees.push(decoded !== undefined && 'tree' in decoded ? JSON.parse(decoded.tree) : decoded);
  }
  return { decoder: engine.snapshot.decoder?.chain, trees, values };
}
