import { describe, expect, it } from 'vitest';
import { rowSource } from '../../../../src/engine/filter/rowSource.ts';
import { newCapture } from '../../../support/captures.ts';
import { concat, fragments, frame } from '../../../support/frames/index.ts';

function conversation() {
  const test = newCapture();
  test.pass(
    'in',
    concat(
      frame({ opcode: 'ping' }),
      ...fragments({ opcode: 'text', payload: 'abc', cuts: [1, 2] }),
      frame({ opcode: 'pong' }),
    ),
  );
  return test;
}

describe('rowSource without a filter', () => {
  it('is every frame', () => {
    const { capture, reader } = conversation();
    const rows = rowSource(capture, reader, 'frames', '');
    expect([rows.size, rows.scanned, rows.slice(1, 3), rows.slice(4, 9), rows.slice(9, 9)]).toEqual([
      5,
      5,
      [2, 3, 4],
      [5],
      [],
    ]);
    expect([0, 1, 3, 5, 99].map((id) => rows.rank(id))).toEqual([0, 0, 2, 4, 5]);
    expect(rows.step()).toBe(true);
  });

  it('is every message', () => {
    const { capture, reader } = conversation();
    const rows = rowSource(capture, reader, 'messages', ' ');
    expect([rows.size, rows.scanned, rows.slice(0, 9)]).toEqual([3, 5, [1, 2, 5]]);
    expect([1, 2, 3, 5].map((id) => rows.rank(id))).toEqual([0, 1, 2, 2]);
  });

  it('hands on what is wrong with the filter', () => {
    const { capture, reader } = conversation();
    expect(rowSource(capture, reader, 'frames', '(').notes).toHaveLength(1);
    const both = rowSource(capture, reader, 'frames', 'a and dir:up size > 1').notes;
    expect(both.map(({ from }) => from)).toEqual([2, 6, 13]);
  });
});
