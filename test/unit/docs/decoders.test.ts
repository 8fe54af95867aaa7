import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatIds, wrapperIds } from '../../../src/contract/decoding.ts';
import { cellsOf, documentPath, printed, table, tableOf, writeTable } from '../../support/decode/table.ts';

const document = readFileSync(documentPath, 'utf8');

describe('docs/decoders.md', () => {
  it('has the table of what is held of each format, as it is', async () => {
    const now = await table();
    console.log(printed(now));
    // UPDATE_TABLES=1 npm test -- unit
    if (process.env['UPDATE_TABLES']) await writeTable(now);
    const written = readFileSync(documentPath, 'utf8');
    expect(cellsOf(tableOf(written))).toEqual(cellsOf(now));
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

  it('has an example of 30 lines, which test/vscode runs', () => {
    const [, code = ''] = /```ts\n(.*?)```/s.exec(document) ?? [];
    expect(code.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    const file = join(import.meta.dirname, '../../vscode/host/decoders/acmeTicks.ts');
    const run = readFileSync(file, 'utf8').replace(
      /'[./]*\/src\/api\.ts';/,
      "'./websocket-inspector.ts'; // src/api.ts",
    );
    expect(code).toBe(run);
  });
});
