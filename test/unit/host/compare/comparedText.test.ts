import { describe, expect, it } from 'vitest';
import type { ComparedMessage, ComparedPair } from '../../../../src/contract/compare.ts';
import { comparedSide, pairAt, sidesText, summaryText } from '../../../../src/host/compare/comparedText.ts';

const message = (id: number, text: string): ComparedMessage => ({ id, direction: 'out', opcode: 'text', text });
const pairs: ComparedPair[] = [
  { kind: 'same', left: message(1, 'hello'), right: message(4, 'hello') },
  { kind: 'removed', left: message(2, '{\n  "a": 1\n}') },
  { kind: 'added', right: { id: 5, direction: 'in', opcode: 'close', text: '1000' } },
  { kind: 'changed', left: message(3, 'x'), right: message(6, 'y') },
];

describe('a comparison as two texts', () => {
  it('has a block for each message, without numbers that always differ', () => {
    const left = comparedSide({ pairs, cut: false }, 'left');
    expect(left.text).toBe('→ text\nhello\n\n→ text\n{\n  "a": 1\n}\n\n→ text\nx\n');
    const right = comparedSide({ pairs, cut: false }, 'right');
    expect(right.text).toBe('→ text\nhello\n\n← close\n1000\n\n→ text\ny\n');
    expect([left.lines, right.lines]).toEqual([
      [0, 3, 8, 8],
      [0, 3, 3, 6],
    ]);
  });

  it('knows the pair that a line is of', () => {
    const left = comparedSide({ pairs, cut: false }, 'left');
    expect([0, 2, 3, 7, 8, 99].map((line) => pairs[pairAt(left, line)!]!.kind)).toEqual([
      'same',
      'same',
      'removed',
      'removed',
      'changed',
      'changed',
    ]);
    const right = comparedSide({ pairs, cut: false }, 'right');
    expect([0, 3, 5, 6].map((line) => pairs[pairAt(right, line)!]!.kind)).toEqual([
      'same',
      'added',
      'added',
      'changed',
    ]);
    expect(pairAt({ lines: [] }, 0)).toBeUndefined();
  });

  it('says where it ends before the captures do', () => {
    expect(comparedSide({ pairs: [], cut: true }, 'left').text).toBe('… more messages were not compared\n');
    const long: ComparedPair = { kind: 'removed', left: message(1, 'x'.repeat(9 << 20)) };
    const sides = (['left', 'right'] as const).map((side) => comparedSide({ pairs: [long, long], cut: false }, side));
    expect(sides.map(({ lines }) => lines.length)).toEqual([1, 1]);
    expect(sides.every(({ text }) => text.endsWith('… more messages were not compared\n'))).toBe(true);
  });

  it('is summed up', () => {
    expect(summaryText({ same: 1200, changed: 0, removed: 0, added: 0 })).toBe('No differences in 1,200 messages');
    expect(summaryText({ same: 3, changed: 2, removed: 1, added: 0 })).toBe(
      '2 changed, 1 on the left only, 3 the same',
    );
    expect(summaryText({ same: 0, changed: 0, removed: 0, added: 4 })).toBe('4 on the right only, 0 the same');
  });
});

describe('the sides of a comparison', () => {
  const at = (second: number): number => new Date(2026, 0, 31, 16, 20, second).getTime();

  it('are named, and two of one name by when they began', () => {
    expect(sidesText({ label: 'a', started: at(1) }, { label: 'b', started: at(2) })).toBe('a ↔ b');
    expect(sidesText({ label: 'a', started: at(1) }, { label: 'a', started: at(2) })).toBe('a 16:20:01 ↔ a 16:20:02');
  });
});
