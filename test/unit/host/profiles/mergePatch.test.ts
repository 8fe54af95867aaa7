import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { changesTo } from '../../../../src/host/profiles/mergePatch.ts';

const node = parseTree('{ "a": 1, "b": { "c": [1], "d": 2 }, "headers": { "X": "1", "Y": "2" } }')!;

describe('changesTo', () => {
  it('is nothing where nothing changes', () => {
    expect(changesTo(node, { b: { c: [1] } }, [], { only: true })).toEqual([]);
    expect(
      changesTo(
        node,
        {
          a: 1,
          b: { c: [1], d: 2 },
          headers: [
            ['X', '1'],
            ['Y', '2'],
          ],
        },
        [],
        { only: false },
      ),
    ).toEqual([]);
  });

  it('goes into objects, and replaces lists', () => {
    expect(changesTo(node, { b: { c: [1, 2], e: { f: null, g: 1 } } }, ['p'], { only: true })).toEqual([
      { path: ['p', 'b', 'c'], value: [1, 2] },
      { path: ['p', 'b', 'e'], value: { g: 1 } },
    ]);
  });

  it('takes away what is null and, unless only what is named may change, what is not named', () => {
    expect(changesTo(node, { a: null, z: null }, [], { only: true })).toEqual([{ path: ['a'], value: undefined }]);
    expect(changesTo(node, { b: {} }, [], { only: false })).toEqual([
      { path: ['a'], value: undefined },
      { path: ['headers'], value: undefined },
      { path: ['b', 'c'], value: undefined },
      { path: ['b', 'd'], value: undefined },
    ]);
  });
});
