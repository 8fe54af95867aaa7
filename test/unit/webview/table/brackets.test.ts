import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/contract/model.ts';
import { bracketsOf, bracketsOfKey } from '../../../../webview/table/brackets.ts';
import { rowOf } from './rowsOf.ts';

const kinds: Record<string, Partial<Row>> = {
  t: { opcode: 'text', fin: true },
  T: { opcode: 'text', fin: false },
  c: { opcode: 'continuation', fin: true },
  C: { opcode: 'continuation', fin: false },
  p: { opcode: 'ping', fin: true },
  r: { opcode: 0xb, fin: true },
  '|': { opcode: 'none', direction: 'none' },
};

/** `T` is the first fragment of a text, `C` one that is continued, `c` the last; `>T` was sent. */
function rows(written: string): Row[] {
  return written
    .split(' ')
    .map((word, at) => ({ ...rowOf(at + 1), direction: word.startsWith('>') ? 'out' : 'in', ...kinds[word.at(-1)!] }));
}

const signs = { first: '┌', middle: '├', last: '└', through: '│' };

function drawn(written: string, whole = true): { in: string; out: string } {
  const all = bracketsOf(rows(written), whole).map(bracketsOfKey);
  const lane = (direction: 'in' | 'out'): string =>
    all.map((brackets) => (brackets[direction] ? signs[brackets[direction]] : '.')).join('');
  return { in: lane('in'), out: lane('out') };
}

describe('brackets of fragments', () => {
  it('join the fragments of a message, past control frames and what was sent meanwhile', () => {
    expect(drawn('t T p C >t r c t')).toEqual({ in: '.┌│├││└.', out: '........' });
  });

  it('stand beside each other for both directions', () => {
    expect(drawn('T >T C >C c >c')).toEqual({ in: '┌│├│└.', out: '.┌│├│└' });
  });

  it('come in from above and go on below', () => {
    expect(drawn('p C p')).toEqual({ in: '│├│', out: '...' });
    expect(drawn('p c p')).toEqual({ in: '│└.', out: '...' });
    expect(drawn('p t p')).toEqual({ in: '...', out: '...' });
  });

  it('end with the connection', () => {
    expect(drawn('T p | p t').in).toBe('┌....');
    expect(drawn('T p | p c').in).toBe('┌...└');
  });

  it('begin anew where a message begins in the middle of another', () => {
    expect(drawn('T p T c').in).toBe('┌.┌└');
  });

  it('are drawn between rows of a filter only where both ends are there', () => {
    expect(drawn('p C p', false).in).toBe('.├.');
    expect(drawn('T p c p', false).in).toBe('┌│└.');
    expect(drawn('T p p', false).in).toBe('┌..');
  });
});
