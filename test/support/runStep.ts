import { rmSync } from 'node:fs';
import { cleanEnvironment } from './cleanEnvironment.ts';
import { countOutcome } from './counts.ts';
import { repository } from './folders.ts';
import type { Outcome } from './outcome.ts';
import { startProcessGroup, type ProcessGroup } from './processGroup.ts';
import type { Step } from './stages.ts';

const minute = 60_000;
/** Generous: what takes longer hangs. */
const stepLimit = 20 * minute;

let current: ProcessGroup | undefined;

/** Stops the step that runs now, and all it started. */
export async function stopCurrentStep(): Promise<void> {
  await current?.stop();
}

/** Runs one process to its end or its time limit, and counts. */
export async function runStep(step: Step): Promise<Outcome> {
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
