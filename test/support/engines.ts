import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EngineCalls } from '../../src/contract/engine.ts';
import type { ConnectionProfile, Row, SessionSnapshot } from '../../src/contract/model.ts';
import { RpcError, type Handlers } from '../../src/contract/rpc.ts';
import { serveEngine } from '../../src/engine/engine.ts';
import { temporaryFolder } from './captures.ts';

const never = new AbortController().signal;

/** The engine in this thread, and one session of it. */
export class EngineUnderTest {
  readonly calls: Handlers<EngineCalls>;
  readonly captureFolder = captureFolder();
  readonly snapshots: SessionSnapshot[] = [];
  readonly #waiting = new Set<() => void>();

  constructor() {
    this.calls = serveEngine({ captureFolder: this.captureFolder }, (event, snapshot) => {
      if (event !== 'session' || snapshot === null || !('state' in snapshot)) return;
      this.snapshots.push(snapshot);
      for (const look of this.#waiting) look();
    });
  }

  /** Connects; what it is refused with is returned. */
  async connect(profile: ConnectionProfile | string, timeout = 10_000, session = 's'): Promise<RpcError | undefined> {
    onTestFinished(async () => {
      try {
        await this.calls.forget({ session }, never);
      } catch (error) {
        if (!(error instanceof RpcError && error.code === 'no-session')) throw error;
      }
    });
    try {
      const whole = typeof profile === 'string' ? { url: profile } : profile;
      await this.calls.connect({ session, profile: whole, label: 'test', timeout }, never);
      return undefined;
    } catch (error) {
      if (error instanceof RpcError) return error;
      throw error;
    }
  }

  get snapshot(): SessionSnapshot {
    return this.snapshots.at(-1)!;
  }

  /** Resolves with the first snapshot of which this is true. */
  async until(condition: (snapshot: SessionSnapshot) => boolean): Promise<SessionSnapshot> {
    const last = this.snapshots.at(-1);
    if (last !== undefined && condition(last)) return last;
    return new Promise((resolve) => {
      const look = (): void => {
        const snapshot = this.snapshot;
        if (!condition(snapshot)) return;
        this.#waiting.delete(look);
        resolve(snapshot);
      };
      this.#waiting.add(look);
    });
  }

  rows(filter = '', view: 'frames' | 'messages' = 'frames'): Promise<Row[]> {
    return Promise.resolve(this.calls.rows({ session: 's', view, filter, start: 0, count: 10_000 }, never));
  }

  /** One line a row: `in text Hello`, `-- ended: …`. */
  async brief(filter = '', view: 'frames' | 'messages' = 'frames'): Promise<string[]> {
    return (await this.rows(filter, view)).map((row) => {
      if (row.marker) return `-- ${row.marker.kind}: ${row.marker.text}`;
      const violation = row.violation === undefined ? '' : ` ${row.violation.code}`;
      return `${row.direction} ${row.opcode}${row.fin ? '' : '…'} ${row.preview}${violation}`.trimEnd();
    });
  }

  async handshake() {
    return (await this.calls.handshake({ session: 's' }, never))!;
  }

  async payload(id: number): Promise<string> {
    return Buffer.from(await this.calls.payload({ session: 's', id }, never)).toString();
  }

  async wire(id: number): Promise<Uint8Array> {
    return this.calls.wire({ session: 's', id }, never);
  }

  async send(message: Parameters<Handlers<EngineCalls>['send']>[0]['message']): Promise<void> {
    await this.calls.send({ session: 's', message }, never);
  }
}

/** In a folder of its own, because checks are recorded beside it. */
function captureFolder(): string {
  const folder = join(temporaryFolder(), 'captures');
  mkdirSync(folder);
  return folder;
}

export { never };
