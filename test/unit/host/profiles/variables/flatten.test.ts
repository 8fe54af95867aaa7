import { describe, expect, it } from 'vitest';
import { flatten } from '../../../../../src/host/profiles/variables/flatten.ts';

function flat(text: string, variables: Record<string, string> = {}): unknown[] {
  return flatten(text, (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined)).map((piece) => {
    if (piece.kind === 'text') return [piece.text, ...piece.through];
    if (piece.kind === 'leaf') return [piece.leaf, ...piece.through];
    if (piece.kind === 'cycle') return ['cycle', ...piece.names];
    return [piece.why, piece.source, ...piece.through];
  });
}

describe('flatten', () => {
  it('goes through variables of the environment', () => {
    expect(flat('a${x}$${x}', { x: 'b${y}', y: '${secret:s}$${' })).toEqual([
      ['a'],
      ['b', 'x'],
      [{ kind: 'secret', name: 's' }, 'x', 'y'],
      ['${', 'x', 'y'],
      ['${'],
      ['x}'],
    ]);
  });

  it('says what has no value', () => {
    expect(flat('${a}${b}${c:d}', { b: '${e}' })).toEqual([
      ['no-variable', '${a}'],
      ['no-variable', '${e}', 'b'],
      ['no-such-kind', '${c:d}'],
    ]);
  });

  it('says which variables go round in a circle', () => {
    expect(flat('${a}', { a: '${b}', b: '${c}', c: '${b}' })).toEqual([['cycle', 'b', 'c', 'b']]);
    expect(flat('${a}', { a: '${a}' })).toEqual([['cycle', 'a', 'a']]);
    expect(flat('${a}${a}', { a: 'x' })).toEqual([
      ['x', 'a'],
      ['x', 'a'],
    ]);
  });

  it('ends where a chain of variables is too long, or what they hold', () => {
    const chain = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`v${index}`, `\${v${index + 1}}`]));
    expect(flat('${v0}', chain)).toEqual([expect.arrayContaining(['too-long', '${v0}'])]);
    const long = flat('${a}'.repeat(100), { a: 'x'.repeat(1 << 16) });
    expect(long.at(-1)).toEqual(['too-long', '${a}', 'a']);
  });

  it('ends where variables double themselves again and again', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`v${index}`, `\${v${index + 1}}\${v${index + 1}}`]),
    );
    const pieces = flat('${v0}', { ...variables, v40: 'x' });
    expect(pieces).toHaveLength(10_000);
    expect(pieces.at(-1)).toEqual(expect.arrayContaining(['too-long', '${v0}']));
  });
});
