import { describe, expect, it } from 'vitest';
import { filledText, flatTexts, leavesOf, withTexts } from '../../../../../src/host/profiles/variables/flatTexts.ts';
import { scopeOf } from './scopeOf.ts';

const profile = {
  url: 'wss://${host}/?t=${secret:a}',
  headers: [['X', '${input:b} ${host}']] as [string, string][],
};
const texts = flatTexts(profile, scopeOf({ variables: { host: 'h:${env:PORT}' } }));

describe('leavesOf', () => {
  it('names what is left to be said, and by way of what', () => {
    expect(leavesOf(texts)).toEqual([
      { path: ['url'], leaf: { kind: 'env', name: 'PORT' }, through: ['host'] },
      { path: ['url'], leaf: { kind: 'secret', name: 'a' }, through: [] },
      { path: ['headers', 0, 1], leaf: { kind: 'input', prompt: 'b' }, through: [] },
      { path: ['headers', 0, 1], leaf: { kind: 'env', name: 'PORT' }, through: ['host'] },
    ]);
  });
});

describe('filledText', () => {
  it('encodes in the URL and nowhere else', () => {
    const filled = texts.map((text) => filledText(text, (leaf) => (leaf.kind === 'env' ? '80' : 'a b')));
    expect(filled).toEqual(['wss://h:80/?t=a%20b', 'a b h:80']);
    expect(withTexts(profile, filled)).toEqual({ url: filled[0], headers: [['X', filled[1]]] });
  });
});
