import { spawn, type ChildProcess } from 'node:child_process';
import type { EngineCalls, EngineEvents } from '../../../src/contract/engine.ts';
import type { SessionSnapshot } from '../../../src/contract/model.ts';
import { RpcChannel } from '../../../src/contract/rpc.ts';
import type { MemoryCalls } from './memory.ts';

export interface EngineProcessOptions {
  captureFolder: string;
  /** The longest a file may get, in bytes; rounded up to 1 KiB. POSIX only. */
  fileLimit?: number;
  /** Runs as this user and group; only root may say so. */
  user?: number;
  /** Node's, e.g. `--expose-gc`. */
  flags?: readonly string[];
}

type Calls = EngineCalls & MemoryCalls;

/** An engine in a process of its own. Where no session is named, the one that is meant is `s`. */
export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #channel: RpcChannel<Calls, EngineEvents, object, object>;
  readonly #waiting = new Set<() => void>();
  readonly #snapshots = new Map<string, SessionSnapshot>();
  /** How the process ended; undefined while it runs. */
  ending: string | undefined;

  /** `program` is what `bundleEngine` made. */
  constructor(program: string, { captureFolder, fileLimit, user, flags = [] }: EngineProcessOptions) {
    const limited = ['-c', `ulimit -f ${Math.ceil((fileLimit ?? 0) / 1024)}; exec "$0" "$@"`, process.execPath];
    const [command, ...prefix] = fileLimit === undefined ? [process.execPath] : ['bash', ...limited];
    this.#child = spawn(command, [...prefix, ...flags, program, captureFolder], {
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
      this.#snapshots.set(snapshot.id, snapshot);
      for (const look of this.#waiting) look();
    });
  }

  get snapshot(): SessionSnapshot {
    return this.snapshotOf('s');
  }

  snapshotOf(session: string): SessionSnapshot {
    return this.#snapshots.get(session)!;
  }

  call<K extends keyof Calls>(method: K, params: Calls[K]['params']): Promise<Calls[K]['result']> {
    return this.#channel.call(method, params);
  }

  async connect(url: string, session = 's'): Promise<void> {
    await this.call('connect', { session, profile: { url }, label: 'test', timeout: 10_000 });
  }

  async forget(session: string): Promise<void> {
    await this.call('forget', { session });
    this.#snapshots.delete(session);
  }

  /** One line for each row: `1 in text Hello`. */
  async rows(filter = ''): Promise<string[]> {
    const rows = await this.call('rows', { session: 's', view: 'messages', filter, start: 0, count: 10_000 });
    return rows.map(({ id, direction, opcode, preview }) => `${id} ${direction} ${opcode} ${preview.slice(0, 20)}`);
  }

  /** Resolves with the first snapshot of which this is true; rejects where the process ends before. */
  until(condition: (snapshot: SessionSnapshot) => boolean, session = 's'): Promise<SessionSnapshot> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const snapshot = this.#snapshots.get(session);
        if (this.ending !== undefined) reject(new Error(`The engine ended: ${this.ending}.`));
        else if (snapshot === undefined || !condition(snapshot)) return;
        else resolve(snapshot);
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
