import { describe, expect, it } from 'vitest';
import { changeBetween, changeOf } from '../../../../../src/host/profiles/diagnostics/textChange.ts';

const applied = (text: string, { offset, length, text: put }: ReturnType<typeof changeBetween>): string =>
  text.slice(0, offset) + put + text.slice(offset + length);

describe('changeOf', () => {
  const text = '{\n  "profiles": [{ "name": "a", "url": "ws://a", "tls": { "verify": false } }]\n}\n';

  it('replaces', () => {
    const change = changeOf(text, { kind: 'replace', title: '', offset: 2, length: 1, text: '\t' });
    expect(change).toEqual({ offset: 2, length: 1, text: '\t' });
  });

  it('takes a value away, or puts one there', () => {
    const without = changeOf(text, { kind: 'set', title: '', path: ['profiles', 0, 'tls'], value: undefined });
    expect(JSON.parse(applied(text, without!))).toEqual({ profiles: [{ name: 'a', url: 'ws://a' }] });
    const added = changeOf(text, { kind: 'set', title: '', path: ['environments', 'dev', 'x'], value: '' });
    expect(JSON.parse(applied(text, added!))).toMatchObject({ environments: { dev: { x: '' } } });
  });

  it('does nothing to a broken file', () => {
    expect(changeOf('{ "profiles": [', { kind: 'set', title: '', path: ['profiles', 0], value: 1 })).toBeUndefined();
  });

  it('leaves secrets to the secret storage', () => {
    expect(changeOf(text, { kind: 'keep-secret', title: '', index: 0, path: ['url'] })).toBeUndefined();
  });
});

describe('changeBetween', () => {
  it.each([
    ['abc', 'abXc', { offset: 2, length: 0, text: 'X' }],
    ['abc', 'ac', { offset: 1, length: 1, text: '' }],
    ['aa', 'aaa', { offset: 2, length: 0, text: 'a' }],
    ['abc', 'abc', { offset: 3, length: 0, text: '' }],
    ['', 'x', { offset: 0, length: 0, text: 'x' }],
    ['abc', 'xyz', { offset: 0, length: 3, text: 'xyz' }],
  ])('of %j and %j is the shortest', (before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
    expect(applied(before, change)).toBe(after);
  });
});
