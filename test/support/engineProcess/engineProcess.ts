import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { EngineCalls, EngineEvents } from '../../../src/contract/engine.ts';
import type { SessionSnapshot } from '../../../src/contract/model.ts';
import { RpcChannel } from '../../../src/contract/rpc.ts';
import { repository } from '../folders.ts';

export interface EngineProcessOptions {
  captureFolder: string;
  /** The longest a file may get, in bytes; rounded up to 1 KiB. POSIX only. */
  fileLimit?: number;
  /** Runs as this user and group; only root may say so. */
  user?: number;
}

/** Bundles the engine's program, so that any user may run it; returns its path and how to delete it. */
export async function bundleEngine(): Promise<{ program: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'wsi-engine-'));
  chmodSync(folder, 0o755);
  const program = join(folder, 'engine.cjs');
  const entryPoints = [join(repository, 'test/support/disk/engineProgram.ts')];
  await build({ entryPoints, outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An engine in a process of its own, with one session. */
export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #channel: RpcChannel<EngineCalls, EngineEvents, object, object>;
  readonly #waiting = new Set<() => void>();
  #snapshot: SessionSnapshot | undefined;
  /** How the process ended; undefined while it runs. */
  ending: string | undefined;

  constructor(program: string, { captureFolder, fileLimit, user }: EngineProcessOptions) {
    const limited = ['-c', `ulimit -f ${Math.ceil((fileLimit ?? 0) / 1024)}; exec "$0" "$@"`, process.execPath];
    const [command, ...prefix] = fileLimit === undefined ? [process.execPath] : ['bash', ...limited];
    this.#child = spawn(command, [...prefix, program, captureFolder], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      ...(user === undefined ? {} : { uid: user, gid: user }),
    });
    this.#child.once('exit', (code, signal) => this.#end(`exit code ${code}, signal ${signal}`));
    this.#child.on('error', (error) => this.#end(error.message));
    const port = {
      post: (message: unknown) => void this.#child.send(message as object),
      listen: (receive: (message: unknown) => void) => {
        this.#child.on('message', receive);
        return () => void this.#child.off('message', receive);
      },
    };
    this.#channel = new RpcChannel(port, {});
    this.#channel.on('session', (snapshot) => {
      this.#snapshot = snapshot;
      for (const look of this.#waiting) look();
    });
  }

  get snapshot(): SessionSnapshot {
    return this.#snapshot!;
  }

  call<K extends keyof EngineCalls>(method: K, params: EngineCalls[K]['params']): Promise<EngineCalls[K]['result']> {
    return this.#channel.call(method, params);
  }

  async connect(url: string): Promise<void> {
    await this.call('connect', { session: 's', profile: { url }, label: 'test', timeout: 10_000 });
  }

  /** One line for each row: `1 in text Hello`. */
  async rows(filter = ''): Promise<string[]> {
    const rows = await this.call('rows', { session: 's', view: 'messages', filter, start: 0, count: 10_000 });
    return rows.map(({ id, direction, opcode, preview }) => `${id} ${direction} ${opcode} ${preview.slice(0, 20)}`);
  }

  /** Resolves with the first snapshot of which this is true; rejects where the process ends before. */
  until(condition: (snapshot: SessionSnapshot) => boolean): Promise<SessionSnapshot> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (this.ending !== undefined) reject(new Error(`The engine ended: ${this.ending}.`));
        else if (this.#snapshot === undefined || !condition(this.#snapshot)) return;
        else resolve(this.#snapshot);
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async stop(): Promise<void> {
    if (this.ending !== undefined) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  #end(how: string): void {
    this.ending ??= how;
    this.#channel.dispose();
    for (const look of this.#waiting) look();
  }
}
