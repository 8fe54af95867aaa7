import { rmSync } from 'node:fs';
import { cleanEnvironment } from './cleanEnvironment.ts';
import { countOutcome } from './counts.ts';
import { repository } from './folders.ts';
import type { FileOutcome } from './outcome.ts';
import { startProcessGroup, type ProcessGroup } from './processGroup.ts';
import { onlyFiles, type Step } from './stages.ts';

const minute = 60_000;
/** Generous: what takes longer hangs. */
const stepLimit = 20 * minute;

let current: ProcessGroup | undefined;

/** Stops the step that runs now, and all it started. */
export async function stopCurrentStep(): Promise<void> {
  await current?.stop();
}

/** How a step went; `unsteady` are the files whose second run is what counts. */
export interface StepOutcome {
  readonly files: readonly FileOutcome[];
  /** As they were at first. */
  readonly unsteady: readonly FileOutcome[];
}

/**
 * Runs one process to its end or its time limit, and counts. Where the step drives a window, files in which tests
 * failed run once more, alone: a window shares its focus, its clipboard and its machine with much else.
 */
export async function runStep(step: Step, isStopping: () => boolean): Promise<StepOutcome> {
  const first = await runOnce(step);
  const failed = first.filter(({ failures }) => failures.length > 0);
  const again = onlyFiles(
    step,
    failed.map(({ file }) => file),
  );
  if (failed.length === 0 || again === undefined || isStopping()) return { files: first, unsteady: [] };
  console.log(`\n── once more: ${failed.map(({ file }) => file).join(', ')}`);
  const second = await runOnce(again);
  return { files: [...first.filter((file) => !failed.includes(file)), ...second], unsteady: failed };
}

async function runOnce(step: Step): Promise<FileOutcome[]> {
  if (step.counts !== 'exit') rmSync(step.counts.file, { force: true });
  const [program, ...args] = step.command;
  const code = await runProcess(program, args, cleanEnvironment(step.environment));
  return countOutcome(step, code);
}

/** Resolves to the exit code; null where it had to be stopped. Nothing it started is left behind. */
export async function runProcess(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number | null> {
  const group = startProcessGroup(program, args, {
    cwd: repository,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  current = group;
  const limit = setTimeout(() => {
    console.error(`stopped: it took more than ${stepLimit / minute} minutes`);
    void group.stop();
  }, stepLimit);
  try {
    return (await group.ended).code;
  } catch (error) {
    console.error(`${program} could not be started: ${String(error)}`);
    return null;
  } finally {
    clearTimeout(limit);
    current = undefined;
  }
}
