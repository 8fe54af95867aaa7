import { expect, it } from 'vitest';
import { seenTrees } from '../../../../src/host/decoders/seenTrees.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const details: Record<number, unknown> = {
  1: { payload: { bytes: bytes('{"a":1}'), total: 7 } },
  2: { decoded: { tree: '{"b":2}' }, payload: { bytes: bytes('00'), total: 2 } },
  3: { decoded: { failure: 'No.' }, payload: { bytes: bytes('plain words'), total: 11 } },
  4: { payload: { bytes: bytes('{"a":'), total: 99_999 } },
  5: { decoded: { tree: '{"cut":', cut: true }, payload: { bytes: bytes(''), total: 0 } },
};

it('reads the message that is looked at, then the newest ones, and leaves what is no tree', async () => {
  const asked: number[] = [];
  const rows = [
    ...[1, 2, 3, 4, 5].map((id) => ({ id, opcode: 'text' })),
    { id: 6, opcode: 'ping' },
    { id: 7, opcode: 'text', marker: { kind: 'ended' } },
  ];
  const call = (method: string, { id }: { id: number }) => {
    if (method === 'detail') asked.push(id);
    return Promise.resolve(method === 'window' ? { rows } : details[id]);
  };
  const session = { id: 's', snapshot: {}, call } as unknown as Parameters<typeof seenTrees>[0];
  const decoders = { detail: (_: unknown, detail: unknown) => Promise.resolve(detail) };
  expect(await seenTrees(session, [9, 1], decoders as Parameters<typeof seenTrees>[2])).toEqual([{ a: 1 }, { b: 2 }]);
  expect(asked).toEqual([1, 5, 4, 3, 2]);
});
