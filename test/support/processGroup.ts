import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process and everything it starts, which is stopped as one. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Rejects where it could not be started. */
  readonly ended: Promise<Ending>;
  /** Asks it to end, insists after `patience` milliseconds, and resolves when it is gone. */
  stop(patience?: number): Promise<void>;
}

const running = new Set<ChildProcess>();

// Whatever happens to this process, the groups it started do not outlive it.
process.once('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});

/** Starts a process as the leader of its own group. */
export function startProcessGroup(command: string, args: readonly string[], options: SpawnOptions): ProcessGroup {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, endSignal) => resolve({ code, signal: endSignal }));
  }).finally(() => {
    // What the leader left behind goes with it.
    signal(child, 'SIGKILL');
    running.delete(child);
  });
  ended.catch(() => undefined);
  return {
    child,
    ended,
    async stop(patience = 5_000) {
      signal(child, 'SIGTERM');
      const insist = setTimeout(() => signal(child, 'SIGKILL'), patience);
      await ended.catch(() => undefined);
      clearTimeout(insist);
    },
  };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || !running.has(child)) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  } catch {
    // Gone already.
  }
}
