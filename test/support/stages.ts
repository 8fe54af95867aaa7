import { join } from 'node:path';
import { repository, results, vscodeTest } from './folders.ts';
import type { Need } from './needs.ts';
import { alreadyProvided, programs } from './servers/programs.ts';

/** One process of a stage, and where its numbers come from. */
export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** `exit`: the process is one test. The others name the JSON file that it writes. */
  readonly counts: 'exit' | { readonly format: 'vitest' | 'mocha'; readonly file: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly needs?: readonly Need[];
  /** Without one of these some of its tests are skipped; where `CI` is set they fail. */
  readonly wants?: readonly Need[];
  /** It drives windows, and can be made to run these files alone. */
  readonly withFiles?: (files: readonly string[]) => Partial<Pick<Step, 'command' | 'environment'>>;
  /** Runs only where the build went well. */
  readonly built?: boolean;
}

export type StageName = 'types' | 'lint' | 'build' | 'unit' | 'net' | 'vscode' | 'page' | 'ui' | 'package';

const vsix = join(vscodeTest, 'websocket-inspector.vsix');

/** In the order in which they run. */
export const stages: Readonly<Record<StageName, readonly Step[]>> = {
  types: [npm('types')],
  lint: [npm('lint')],
  build: [npm('build')],
  unit: [vitest('unit*', 'unit')],
  net: [{ ...vitest('net'), wants: programs, environment: { [alreadyProvided]: 'yes' } }],
  vscode: process.env['VSCODE_DESKTOP'] ? [inside('desktop')] : [inside('oldest'), inside('newest')],
  page: [window({ ...vitest('page'), needs: ['chromium'] })],
  ui: [realWindow('ui', 'newest'), realWindow('ui', 'oldest')],
  package: [
    { ...npm('package', '--', '--out', vsix), built: true },
    realWindow('vsix', 'newest', { WEBSOCKET_INSPECTOR_VSIX: vsix }),
  ],
};

export function isStageName(text: string): text is StageName {
  return Object.hasOwn(stages, text);
}

/** More than this is no accident of a window. */
const mostAgain = 5;

/** The step with these files alone; undefined where it cannot, or where they are many. */
export function onlyFiles(step: Step, files: readonly string[]): Step | undefined {
  if (files.length > mostAgain || !files.every((file) => file.startsWith('test/'))) return undefined;
  return step.withFiles && { ...step, ...step.withFiles(files) };
}

function npm(script: string, ...args: string[]): Step {
  return { name: script, command: ['npm', 'run', '--silent', script, ...args], counts: 'exit' };
}

function vitest(project: string, name = project): Step {
  const file = join(results, `${name.replaceAll(' ', '-')}.json`);
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const program = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
  return {
    name,
    command: [process.execPath, program, 'run', '--project', project, ...reports],
    counts: { format: 'vitest', file },
  };
}

/** A step of vitest's whose tests drive windows. */
function window(step: Step): Step {
  return { ...step, built: true, withFiles: (files) => ({ command: [...step.command, ...files] }) };
}

function inside(edition: 'oldest' | 'newest' | 'desktop'): Step {
  return {
    name: `vscode ${edition}`,
    command: [process.execPath, join(repository, 'test', 'support', 'vscode', 'testsInside.ts'), edition],
    counts: { format: 'mocha', file: join(results, `vscode-${edition}.json`) },
    needs: edition === 'desktop' ? [] : [edition, 'chromium'],
    built: true,
    withFiles: (files) => ({ environment: { WEBSOCKET_INSPECTOR_TEST_FILES: files.join(' ') } }),
  };
}

function realWindow(project: string, edition: 'oldest' | 'newest', more?: Readonly<Record<string, string>>): Step {
  return window({
    ...vitest(project, `${project} ${edition}`),
    environment: { WEBSOCKET_INSPECTOR_EDITION: edition, ...more },
    needs: [edition, 'chromium'],
  });
}
