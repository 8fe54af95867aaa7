import { describe, expect, it } from 'vitest';
import { readTree, writeTree } from '../../../../src/host/decoders/exactTree.ts';

describe('a tree of another extension’s decoder', () => {
  it.each([
    [2n, '2'],
    [{ n: -(2n ** 64n), list: [2n ** 64n] }, '{"n":-18446744073709551616,"list":[18446744073709551616]}'],
    [new Uint8Array([0, 255]), `"h'00ff'"`],
    [Buffer.from([0, 255]), `"h'00ff'"`],
    [{ data: Buffer.from([0, 255]), in: [Buffer.alloc(0)] }, `{"data":"h'00ff'","in":["h''"]}`],
    [{ type: 'Buffer', data: [1] }, '{"type":"Buffer","data":[1]}'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ])('%# is written with exact numbers and bytes', (tree, text) => expect(writeTree(tree)).toBe(text));

  it('is read again with the same digits, and as it can where it is too deep for that', () => {
    const tree = { n: 2n ** 64n, m: -1, f: 0.5, s: '18446744073709551616' };
    expect(readTree(writeTree(tree))).toEqual(tree);
    const deep = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`;
    expect(readTree(deep)).toHaveLength(1);
    expect(() => readTree('{')).toThrow(SyntaxError);
  });
});
