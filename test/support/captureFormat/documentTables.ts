import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(import.meta.dirname, '../../../docs/capture-format.md');

/** The rows of the table in docs/capture-format.md whose first column has this title, by their columns' titles; without backticks. */
export function documentTable(title: string): Record<string, string>[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const start = lines.findIndex((line) => cells(line)[0] === title);
  if (start === -1) throw new Error(`There is no table of ${title}.`);
  const titles = cells(lines[start]!);
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines
    .slice(start + 2, start + length)
    .map((line) => Object.fromEntries(cells(line).map((cell, i) => [titles[i]!, cell])));
}

function cells(line: string): string[] {
  return line.startsWith('|')
    ? line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
    : [];
}
