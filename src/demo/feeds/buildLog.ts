import { Seeded } from '../seeded.ts';

/** A line for people, or an event for programs. */
export type BuildOutput =
  | string
  | { type: 'step'; step: string; state: 'started' | 'finished' }
  | { type: 'progress'; step: string; done: number; total: number; percent: number }
  | { type: 'result'; ok: true; warnings: number; artifacts: string[] };

export interface BuildStep {
  /** Milliseconds since the output before. */
  readonly after: number;
  readonly output: BuildOutput;
}

const STEPS: readonly (readonly [step: string, verb: string, files: readonly string[]])[] = [
  ['install', 'fetch', ['lodash', 'ws', 'cborg', 'preact', 'esbuild', 'vitest']],
  [
    'compile',
    'compile',
    ['app.ts', 'router.ts', 'session.ts', 'store.ts', 'worker.ts', 'theme.ts', 'zip.ts', 'main.ts'],
  ],
  ['test', 'pass', ['router.test.ts', 'session.test.ts', 'store.test.ts', 'zip.test.ts']],
  ['bundle', 'write', ['app.js', 'worker.js', 'style.css']],
];

const WARNING = 'store.ts:88:5 warning: result of "flush" is not used';

/** The whole build, first to last: some 60 outputs within about ten seconds. */
export function buildLog(seed: number): BuildStep[] {
  const random = new Seeded(seed);
  const files = STEPS.reduce((sum, [, , names]) => sum + names.length, 0);
  const log: BuildStep[] = [];
  const put = (output: BuildOutput, after = 20): number => log.push({ after, output });
  let built = 0;
  put('$ build --release', 0);
  for (const [step, verb, names] of STEPS) {
    put({ type: 'step', step, state: 'started' });
    names.forEach((name, index) => {
      put(`[${step}] ${verb} ${name} (${Math.round(random.between(20, 900))} ms)`, Math.round(random.between(80, 700)));
      if (name === 'store.ts') put(WARNING);
      const percent = Math.round((++built / files) * 100);
      put({ type: 'progress', step, done: index + 1, total: names.length, percent });
    });
    put({ type: 'step', step, state: 'finished' });
  }
  put('build finished with 1 warning');
  put({ type: 'result', ok: true, warnings: 1, artifacts: ['app.js', 'worker.js', 'style.css'] });
  return log;
}
