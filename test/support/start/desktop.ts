import { accessSync, constants } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import { repository, vscodeTest } from '../folders.ts';
import { startProcessGroup } from '../processGroup.ts';

/** The installed desktop `code`. Inside a remote VS Code that name is another program, which cannot load our folder. */
export function findDesktop(): string | undefined {
  if (process.env['VSCODE_IPC_HOOK_CLI']) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

export interface DesktopWindow {
  /** Resolves when the person closes it. */
  readonly closed: Promise<unknown>;
  stop(): Promise<void>;
}

/** Opens a window of its own, with settings and extensions apart from the person's. */
export async function openDesktop(executable: string, workspace: string): Promise<DesktopWindow> {
  const data = join(vscodeTest, 'start', 'desktop');
  await mkdir(data, { recursive: true });
  const group = startProcessGroup(
    executable,
    [
      ...['--new-window', '--wait', '--disable-workspace-trust', workspace],
      `--extensionDevelopmentPath=${repository}`,
      ...['--user-data-dir', join(data, 'data'), '--extensions-dir', join(data, 'extensions')],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  return {
    closed: group.ended,
    async stop() {
      // The window is not a child of the command line program; VS Code writes its own process id there.
      const lock = await readFile(join(data, 'data', 'code.lock'), 'utf8').catch(() => '');
      if (/^\d+$/.test(lock.trim())) endProcess(Number(lock));
      await group.stop();
    },
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // Closed already.
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
