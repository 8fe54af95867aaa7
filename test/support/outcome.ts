/** How the tests of a stage went; what test/vscode/index.ts writes, too. */
export interface Outcome {
  passed: number;
  failed: number;
  /** Titles of tests that were there and did not run. */
  skipped: string[];
}

/** Begins each line that the tests inside the extension host have to say, among much that VS Code says. */
export const reportMark = '│ ';
