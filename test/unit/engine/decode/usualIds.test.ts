import { describe, expect, it } from 'vitest';
import { usualIds } from '../../../../src/engine/decode/usualIds.ts';
import type { Plain } from '../../../../src/engine/decode/plain.ts';

const ids = (tree: Plain): unknown[] =>
  usualIds(tree, { direction: 'out', text: false, bytes: new Uint8Array(0) }).map(({ role, id }) => [role, id]);

describe('usualIds', () => {
  it('are those of JSON, of a tree that was none', () => {
    expect(ids({ id: 7, subscribe: { symbols: ['ETH'] } })).toEqual([['either', 7]]);
    expect(ids({ id: 7, error: 'no' })).toEqual([['reply', 7]]);
    expect(ids({ request_id: 2n ** 60n, type: 'request' })).toEqual([['request', 2n ** 60n]]);
  });

  it('are none where there are none', () => {
    expect(ids({ body: { id: 7 } })).toEqual([]);
    expect(ids([{ id: 7 }])).toEqual([]);
    expect(ids('id')).toEqual([]);
    expect(ids({ id: 'x'.repeat(1_000) })).toEqual([]);
  });
});
