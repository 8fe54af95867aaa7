/**
 * `npm test`: everything; `npm test -- types unit` these stages and what they need. The last line is `N passed, N failed`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registryEnvironment } from './support/cleanEnvironment.ts';
import { repository } from './support/folders.ts';
import { missingFile, type Need } from './support/needs.ts';
import { runProcess, runStep, stopCurrentStep } from './support/runStep.ts';
import { isStageName, stages, type StageName, type Step } from './support/stages.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isStageName(name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopping = true;
    console.error(`stopped by ${signal}`);
    void stopCurrentStep();
  });
}

const selected = selectStages(asked as StageName[]);
const steps = selected.flatMap((name) => stages[name]);
const summary: string[] = [];
let passed = 0;
let failed = 0;
let buildFailed = false;

const missing = await provide([...new Set(steps.flatMap(({ needs = [], wants = [] }) => [...needs, ...wants]))]);
for (const step of steps) {
  if (isStopping()) break;
  const absent = whyNot(step);
  if (absent !== undefined) {
    // Where a machine is there to test, a test that it cannot run is a failure.
    if (process.env['CI']) failed++;
    summary.push(`${step.name}: NOT RUN: ${absent}`);
    continue;
  }
  heading(step.name);
  const began = Date.now();
  const { files, unsteady } = await runStep(step, isStopping);
  const failures = files.flatMap((file) => file.failures);
  const passes = files.reduce((sum, file) => sum + file.passed, 0);
  passed += passes;
  failed += failures.length;
  buildFailed ||= step.name === 'build' && failures.length > 0;
  const seconds = Math.round((Date.now() - began) / 1000);
  summary.push(`${step.name}: ${passes} passed, ${failures.length} failed, ${seconds} s`);
  summary.push(...failures.map(({ title, reason }) => `  FAILED: ${title}: ${reason}`));
  summary.push(
    ...unsteady.flatMap((file) =>
      file.failures.map(({ title, reason }) => `  at first (${file.file} ran once more): ${title}: ${reason}`),
    ),
  );
  summary.push(...(step.wants ?? []).flatMap((want) => missing[want] ?? []).map((why) => `  tests cannot run: ${why}`));
  summary.push(...files.flatMap((file) => file.skipped).map((title) => `  skipped: ${title}`));
}

if (isStopping()) summary.push('STOPPED before the end');
heading('summary');
for (const line of summary) console.log(line);
process.exitCode = failed > 0 || passed === 0 || isStopping() ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);

/** A function, because a signal changes it while a step runs. */
function isStopping(): boolean {
  return stopping;
}

/** All of them, or those asked for; with the build where anything but types and lint is among them. */
function selectStages(names: StageName[]): StageName[] {
  const order = Object.keys(stages) as StageName[];
  if (names.length === 0) return order;
  const build = names.some((name) => name !== 'types' && name !== 'lint');
  return order.filter((name) => names.includes(name) || (build && name === 'build'));
}

/** Installs what is needed; answers with sentences about what could not be had. */
async function provide(needs: readonly Need[]): Promise<Partial<Record<Need, string>>> {
  if (needs.length === 0) return {};
  heading('what the tests need');
  const program = join(repository, 'test', 'support', 'provide.ts');
  const code = await runProcess(process.execPath, [program, ...needs], registryEnvironment());
  if (code === 0) return JSON.parse(readFileSync(missingFile, 'utf8')) as Partial<Record<Need, string>>;
  return Object.fromEntries(
    needs.map((need) => [need, `what the tests need could not be installed (exit code ${code})`]),
  );
}

function whyNot(step: Step): string | undefined {
  if (step.built && buildFailed) return 'the build failed';
  return step.needs?.map((need) => missing[need]).find((sentence) => sentence !== undefined);
}

function heading(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}`);
}
