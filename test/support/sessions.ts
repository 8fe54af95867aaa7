import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ConnectionProfile, Row, SessionSnapshot, View } from '../../src/contract/model.ts';
import { ownerHere } from '../../src/engine/capture/captureOwner.ts';
import { Session } from '../../src/engine/session.ts';
import { temporaryFolder } from './captures.ts';
import { FakeClock } from './fakeClock.ts';

/** One session, whose clock goes on when it is told to, and with nothing left to chance. */
export class SessionUnderTest {
  readonly clock = new FakeClock();
  readonly session: Session;
  readonly snapshots: SessionSnapshot[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(profile: ConnectionProfile, folder = join(temporaryFolder(), 's')) {
    const request = { session: 's', profile, label: 'test', timeout: 10_000 };
    const heard = (snapshot: SessionSnapshot): void => {
      this.snapshots.push(snapshot);
      for (const look of [...this.#waiting]) look();
    };
    const surroundings = { clock: this.clock, random: (): number => 0 };
    this.session = new Session(request, { folder, owner: ownerHere('test') }, heard, surroundings);
    this.session.opening.catch(() => undefined);
    onTestFinished(() => this.session.dispose());
  }

  get snapshot(): SessionSnapshot {
    return this.session.snapshot();
  }

  /** Each state that was told, one after the other. */
  get states(): string[] {
    return this.snapshots.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]);
  }

  /** Resolves once this is true of a snapshot. */
  async until(condition: (snapshot: SessionSnapshot) => boolean): Promise<void> {
    if (condition(this.snapshot)) return;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!condition(this.snapshots.at(-1)!)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  rows(filter = '', view: View = 'frames'): Promise<Row[]> {
    const query = { view, filter, start: 0, count: 1_000 };
    return this.session.views.rows(query, new AbortController().signal);
  }
}
