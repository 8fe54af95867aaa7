/** Runs inside the extension host: VS Code loads it and calls `run()`. */
import Mocha from 'mocha';
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportMark, type Outcome } from '../support/outcome.ts';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Report });
  for (const file of globSync('**/*.test.js', { cwd: __dirname }).sort()) mocha.addFile(join(__dirname, file));
  const outcome: Outcome = { passed: 0, failed: 0, skipped: [] };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', () => outcome.passed++)
      .on('fail', () => outcome.failed++)
      .on('pending', (test) => outcome.skipped.push(test.fullTitle()));
  });
  const file = process.env['WEBSOCKET_INSPECTOR_TEST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(outcome));
  if (outcome.failed > 0) throw new Error(`${outcome.failed} tests failed.`);
  if (outcome.passed === 0) throw new Error('No test was found.');
}

/** Whole lines, because the extension host's console hands format strings on as they are. */
class Report extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const say = (text: string): void => console.log(text.replaceAll(/^/gm, reportMark));
    runner
      .on('pass', (test) => say(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`))
      .on('pending', (test) => say(`- ${test.fullTitle()}`))
      .on('fail', (test, error: Error) => say(`✘ ${test.fullTitle()}\n${error.stack ?? String(error)}`));
  }
}
