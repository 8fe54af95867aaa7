/** A server program of the system, in the foreground, on loopback, with a folder of its own. */
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownedName, removeAbandoned } from '../abandoned.ts';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import { startProcessGroup, type ProcessGroup } from '../processGroup.ts';
import { freePorts } from './freePorts.ts';
import { pathOf, type ProgramName } from './programs.ts';

export interface ServerPlan<Port extends string> {
  readonly program: ProgramName;
  /** What it listens on is found free, and given to `configure` by these names. */
  readonly ports: readonly Port[];
  /** Writes its configuration into the folder; answers with its arguments. It must stay in the foreground. */
  configure(folder: string, ports: Readonly<Record<Port, number>>): readonly string[];
}

const startLimit = 15_000;

/** Runs the program as a child of its own, which ends when our end of its standard input does: with this process at the latest. */
const guard = `
exec 3<&0
"$@" 3<&- </dev/null &
program=$!
{ cat <&3 >/dev/null; kill "$program"; } 2>/dev/null &
trap : TERM
wait "$program"
while kill -0 "$program" 2>/dev/null; do wait "$program"; done
`;

/** Starts a program, and resolves when all its ports take connections; rejects with its log where they do not. */
export async function startServer<Port extends string>(plan: ServerPlan<Port>): Promise<SystemServer<Port>> {
  const path = pathOf(plan.program);
  await removeAbandoned(tmpdir());
  const folder = join(tmpdir(), ownedName(`wsi-${plan.program}-${randomUUID()}`));
  mkdirSync(folder, { mode: 0o755 });
  const numbers = await freePorts(plan.ports.length);
  const ports = Object.fromEntries(plan.ports.map((name, i) => [name, numbers[i]!])) as Record<Port, number>;
  const logFile = join(folder, 'output.log');
  const log = openSync(logFile, 'a');
  const group = startProcessGroup('sh', ['-c', guard, 'sh', path, ...plan.configure(folder, ports)], {
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  const server = new SystemServer(plan.program, folder, ports, group);
  try {
    await server.accepts();
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export class SystemServer<Port extends string> {
  readonly ports: Readonly<Record<Port, number>>;
  readonly #program: ProgramName;
  readonly #folder: string;
  readonly #group: ProcessGroup;
  #ended = false;

  constructor(program: ProgramName, folder: string, ports: Readonly<Record<Port, number>>, group: ProcessGroup) {
    this.ports = ports;
    this.#program = program;
    this.#folder = folder;
    this.#group = group;
    const end = (): void => void (this.#ended = true);
    group.ended.then(end, end);
  }

  /** What it wrote so far. */
  log(): string {
    return readFileSync(join(this.#folder, 'output.log'), 'utf8');
  }

  /** Resolves when every port takes connections. */
  async accepts(): Promise<void> {
    const limit = Date.now() + startLimit;
    for (const port of Object.values<number>(this.ports)) {
      while (!(await accepts(port))) {
        if (this.#ended) throw new Error(`${this.#program} ended before it listened; its log:\n${this.log()}`);
        if (Date.now() > limit) {
          throw new Error(`${this.#program} does not listen on port ${port}; its log:\n${this.log()}`);
        }
        await pause(10);
      }
    }
  }

  /** Resolves when it is gone, with all that it wrote. */
  async stop(): Promise<void> {
    await this.#group.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
