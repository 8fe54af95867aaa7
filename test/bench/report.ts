import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { repository } from '../support/folders.ts';
import { barText, isMet, verdict, type Result, type Unmeasured } from './result.ts';

export interface Report {
  results: readonly Result[];
  unmeasured: readonly Unmeasured[];
  machine: string;
  /** For each processor, before and after. */
  load: readonly [number, number];
  rounds: number;
  began: Date;
}

/** For the terminal. */
export function table(results: readonly Result[]): string {
  const rows = [
    ['what', 'value', 'bar', ''],
    ...results.map((row) => [row.what.replaceAll('`', ''), row.text, barText(row), verdict(row)]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export async function writeReport(report: Report): Promise<string> {
  const file = join(repository, 'docs', 'benchmarks.md');
  await mkdir(join(repository, 'docs'), { recursive: true });
  const text = `${markdown(report)}\n\n${remarks(await readFile(file, 'utf8').catch(() => ''))}`;
  await writeFile(file, await format(text, { parser: 'markdown', printWidth: 120 }));
  return file;
}

/** What people have written at the end of the report before: it stays, and is for them to correct. */
function remarks(before: string): string {
  const at = before.indexOf('## What limits');
  return at < 0 ? '' : before.slice(at);
}

function markdown({ results, unmeasured, machine, load, rounds, began }: Report): string {
  const missed = results.filter((row) => !isMet(row)).length;
  const held = results.filter(({ bar }) => bar !== undefined).length;
  return [
    '# Benchmarks',
    '`npm run bench` measures all of this; `npm run bench -- --quick` shows in a few minutes that it works; `npm run bench -- throughput filters` measures some; `--write` writes this file; `--profile` also takes CPU profiles of the engine. It fails only where something could not be measured.',
    `Measured on ${began.toISOString().slice(0, 10)}: ${machine}. Load of the last minute for each processor, before and after: ${load.map((one) => one.toFixed(1)).join(' and ')}.`,
    `**${held - missed} of ${held} bars are met.** A value is the median of ${rounds} rounds, with the least and the most in parentheses; where two things are compared they run in turns, and the value is the median of the rounds’ ratios. The load comes over loopback from a process of its own. Every run is checked to be complete: each frame that the sender announced was captured, and its bytes are in the file. Processors are shared by sender, engine, disk and window, as on a person’s machine.`,
    ['| what | value | bar | |', '| --- | --- | --- | --- |', ...results.map(line)].join('\n'),
    ...(unmeasured.length > 0
      ? ['## Not measured', unmeasured.map(({ what, error }) => `- ${what}: ${error.split('\n')[0] ?? ''}`).join('\n')]
      : []),
    '## How each is measured',
    results.map(({ what, how }) => `- **${what}.** ${how}`).join('\n'),
  ].join('\n\n');
}

function line(row: Result): string {
  const cells = [row.what, row.text, barText(row), isMet(row) ? verdict(row) : `**${verdict(row)}**`];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
