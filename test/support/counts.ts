import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { repository } from './folders.ts';
import { firstLine, type FileOutcome } from './outcome.ts';
import type { Step } from './stages.ts';

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

/** What a step that ended with this exit code has to show. A step that failed without a failed test counts as one. */
export function countOutcome(step: Step, exitCode: number | null): FileOutcome[] {
  const files = step.counts === 'exit' ? [] : reported(step.counts);
  const failed = files.some(({ failures }) => failures.length > 0);
  if (exitCode !== 0 && !failed) files.push(processFailed(step, exitCode));
  else if (step.counts === 'exit') files.push({ file: step.name, passed: 1, failures: [], skipped: [] });
  return files;
}

function processFailed({ name }: Step, exitCode: number | null): FileOutcome {
  const reason = exitCode === null ? 'it did not come to its end' : `it ended with ${exitCode}`;
  return { file: name, passed: 0, failures: [{ title: name, reason }], skipped: [] };
}

function reported({ format, file }: Exclude<Step['counts'], 'exit'>): FileOutcome[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    const failures = [{ title: file, reason: 'it ended before it could write its results' }];
    return [{ file, passed: 0, failures, skipped: [] }];
  }
  return format === 'mocha' ? (JSON.parse(text) as FileOutcome[]) : fromVitest(JSON.parse(text) as VitestReport);
}

function fromVitest(report: VitestReport): FileOutcome[] {
  return report.testResults.map(({ name, status, message, assertionResults: tests }) => {
    const file = relative(repository, name);
    const failures = tests
      .filter((test) => test.status === 'failed')
      .map((test) => ({ title: test.fullName, reason: reasonOf(test.failureMessages?.[0] ?? '') }));
    // A file that could not be loaded, or whose beforeAll failed, has no failed test to show for it.
    if (status === 'failed' && failures.length === 0) failures.push({ title: file, reason: reasonOf(message) });
    return {
      file,
      passed: tests.filter((test) => test.status === 'passed').length,
      failures,
      skipped: tests
        .filter((test) => test.status !== 'passed' && test.status !== 'failed')
        .map((test) => test.fullName),
    };
  });
}

function reasonOf(message: string): string {
  return firstLine(stripVTControlCharacters(message));
}
