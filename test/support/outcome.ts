/** How the tests of one file went; what test/vscode/index.ts writes, too. */
export interface FileOutcome {
  /** From the root of the checkout; the step's name where the process is the test. */
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly FailedTest[];
  /** Titles of tests that were there and did not run. */
  readonly skipped: readonly string[];
}

export interface FailedTest {
  readonly title: string;
  /** The first line of what went wrong. */
  readonly reason: string;
}

/** Begins each line that the tests inside the extension host have to say, among much that VS Code says. */
export const reportMark = '│ ';

/** Where a line is enough. */
export function firstLine(message: string): string {
  return message.trim().split('\n', 1)[0]!;
}
