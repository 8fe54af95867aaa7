/** Runs inside the extension host: VS Code loads it and calls `run()`. */
import Mocha from 'mocha';
import { globSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { firstLine, reportMark, type FailedTest, type FileOutcome } from '../support/outcome.ts';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Report });
  for (const file of globSync('**/*.test.js', { cwd: __dirname }).sort()) mocha.addFile(join(__dirname, file));
  const files = new Map<string, Counted>();
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => countedOf(files, test).passed++)
      .on('fail', (test, error: unknown) =>
        countedOf(files, test).failures.push({ title: test.fullTitle(), reason: firstLine(String(error)) }),
      )
      .on('pending', (test) => countedOf(files, test).skipped.push(test.fullTitle()));
  });
  const outcome: FileOutcome[] = [...files].map(([file, counted]) => ({ file, ...counted }));
  const file = process.env['WEBSOCKET_INSPECTOR_TEST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(outcome));
  const failed = outcome.reduce((sum, { failures }) => sum + failures.length, 0);
  if (failed > 0) throw new Error(`${failed} tests failed.`);
  if (!outcome.some(({ passed }) => passed > 0)) throw new Error('No test was found.');
}

interface Counted {
  passed: number;
  failures: FailedTest[];
  skipped: string[];
}

function countedOf(files: Map<string, Counted>, { file = '' }: Mocha.Test | Mocha.Hook): Counted {
  // The bundle of a file is named as the file is.
  const name = `test/vscode/${relative(__dirname, file).replace(/\.js$/, '.ts')}`;
  let counted = files.get(name);
  if (counted === undefined) files.set(name, (counted = { passed: 0, failures: [], skipped: [] }));
  return counted;
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
