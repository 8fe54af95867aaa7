import { getNodePath, parseTree, type Node } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import {
  fieldPath,
  itemsOf,
  memberOf,
  membersOf,
  nodePath,
  pathText,
} from '../../../../src/host/profiles/jsonNodes.ts';

describe('membersOf', () => {
  it('gives those that have a value, in order, also twice', () => {
    const members = membersOf(parseTree('{ "a": 1, "b": 2, "a": 3, "c": }')!);
    expect(members.map(({ name, value }) => [name, value.value as unknown])).toEqual([
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ]);
    expect(membersOf(parseTree('[1]')!)).toEqual([]);
  });
});

describe('memberOf', () => {
  it('is the first of the name', () => {
    expect(memberOf(parseTree('{ "a": 1, "a": 3 }')!, 'a')?.value).toBe(1);
    expect(memberOf(parseTree('{}')!, 'toString')).toBeUndefined();
  });
});

describe('nodePath', () => {
  it('is that of the parser, of every node', () => {
    const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
    const nodes = all(parseTree('{ "a": [1, { "b": [[], [null, { "": true }]] }], "c": {} }')!);
    expect(nodes.length).toBeGreaterThan(15);
    for (const node of nodes) expect(nodePath(node)).toEqual(getNodePath(node));
  });

  it('goes over a list once, however many of its items are asked for', () => {
    const list = parseTree(`[${'{},'.repeat(999)}{}]`)!;
    const items = itemsOf(list);
    let looks = 0;
    const children = new Proxy(items, {
      get: (target, name, receiver) => (looks++, Reflect.get(target, name, receiver) as unknown),
    });
    Object.assign(list, { children });
    expect(items.map((item) => nodePath(item)[0])).toEqual(items.map((_, i) => i));
    expect(looks).toBeGreaterThan(999);
    expect(looks).toBeLessThan(3_000);
  });
});

describe('fieldPath', () => {
  it('begins at the profile', () => {
    const tree = parseTree('{ "profiles": [{ "tls": { "ca": ["x"] } }] }')!;
    const profile = itemsOf(memberOf(tree, 'profiles')!)[0]!;
    expect(fieldPath(profile)).toBe('');
    expect(fieldPath(itemsOf(memberOf(memberOf(profile, 'tls')!, 'ca')!)[0]!)).toBe('tls.ca[0]');
    expect(itemsOf(tree)).toEqual([]);
  });
});

describe('pathText', () => {
  it('writes indices in brackets', () => {
    expect(pathText(['onOpen', 1, 'json', 'a', 0])).toBe('onOpen[1].json.a[0]');
  });
});
