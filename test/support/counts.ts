import { readFileSync } from 'node:fs';
import type { Outcome } from './outcome.ts';
import type { Step } from './stages.ts';

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  testResults: {
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** The numbers of a step that ended with this exit code. A step that failed without a failed test counts as one. */
export function countOutcome(step: Step, exitCode: number | null): Outcome {
  const outcome = step.counts === 'exit' ? exit(exitCode) : reported(step.counts);
  if (exitCode !== 0 && outcome.failed === 0) outcome.failed = 1;
  return outcome;
}

function exit(exitCode: number | null): Outcome {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: [] };
}

function reported({ format, file }: Exclude<Step['counts'], 'exit'>): Outcome {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // It ended before it could write.
    return { passed: 0, failed: 1, skipped: [] };
  }
  return format === 'mocha' ? (JSON.parse(text) as Outcome) : fromVitest(JSON.parse(text) as VitestReport);
}

function fromVitest(report: VitestReport): Outcome {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed').length;
  // A file that could not be loaded, or whose beforeAll failed, has no failed test to show for it.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed + broken,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
}
