/** Cells as RFC 4180 has them, and nothing that a spreadsheet would run. */
import { describe, expect, it } from 'vitest';
import { csvCell, csvCellPieces } from '../../../../../src/engine/formats/csv/csvCell.ts';
import { plainCsv } from '../../../../support/formats/plainCsv.ts';

describe('a cell', () => {
  it.each(['plain', 'a,b', 'he said "no"', 'two\r\nlines', '"', '', 'ends\n'])('is read as it was: %j', (text) => {
    expect(plainCsv(`${csvCell(text)},${[...csvCellPieces([text])].join('')}\r\n`)).toEqual([[text, text]]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x.test")'])(
    'is no formula: %j',
    (text) => {
      const guarded = `'${text}`;
      expect(plainCsv(`${csvCell(text)},${[...csvCellPieces([text])].join('')}\r\n`)).toEqual([[guarded, guarded]]);
    },
  );

  it('is guarded by how it begins, whatever pieces it comes in', () => {
    expect([...csvCellPieces(['', '=', '=1'])].join('')).toBe(`"'==1"`);
    expect([...csvCellPieces(['a', '=1'])].join('')).toBe('"a=1"');
  });
});
