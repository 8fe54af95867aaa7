import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatIds, wrapperIds } from '../../../src/contract/decoding.ts';
import { cellsOf, documentPath, table, tableOf } from '../../support/decode/table.ts';

const document = readFileSync(documentPath, 'utf8');

describe('docs/decoders.md', () => {
  it('has the table of what is held of each format, as it is', async () => {
    const now = await table();
    expect(cellsOf(tableOf(document))).toEqual(cellsOf(now));
  });

  it('tells the line of every format, and what answers what', () => {
    const from = document.indexOf('\n| format ') + 1;
    const rows = cellsOf(document.slice(from, document.indexOf('\n\n', from))).slice(1);
    const told = rows.flatMap(([ids = '']) => [...ids.matchAll(/`([^`]+)`/g)].map(([, id]) => id));
    expect(told.toSorted()).toEqual(formatIds.filter((id) => id !== 'none').toSorted());
    for (const cells of rows) expect(cells.every((cell) => cell !== '')).toBe(true);
  });

  it('names every format and wrapper', () => {
    for (const id of [...formatIds, ...wrapperIds]) expect(document).toContain(`\`${id}\``);
  });
});
