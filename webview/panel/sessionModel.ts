/** The session that this panel shows, as the host last told it. */
import { computed, signal } from '@preact/signals';
import type { Diagnosis } from '../../src/contract/diagnosis.ts';
import type { Failure, SessionSnapshot } from '../../src/contract/model.ts';
import type { PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import type { Host } from '../bridge.ts';
import { isAttempting, wasRefused } from './stateWords.ts';

export class SessionModel {
  readonly snapshot = signal<SessionSnapshot | undefined>(undefined);
  /** The handshake as far as it came, and what the doctor says. */
  readonly diagnosis = signal<Diagnosis | null>(null);
  /** What the last command failed with; shown until the next one or until it is put away. */
  readonly failure = signal<Failure | undefined>(undefined);
  readonly isOpen = computed(() => this.snapshot.value?.state === 'open');
  readonly wasRefused = computed(() => this.snapshot.value !== undefined && wasRefused(this.snapshot.value));

  /** When the connection that was open last was opened, in milliseconds since the epoch. */
  readonly opened = computed(() => this.snapshot.value?.opened);

  /** For what fails in the background of a gesture. */
  readonly report = (error: unknown): void => {
    this.failure.value = failureOf(error);
  };

  readonly #host: Host<PanelCalls, PanelEvents>;
  /** The last answer that was asked for is the one that holds. */
  #asked = 0;

  constructor(host: Host<PanelCalls, PanelEvents>) {
    this.#host = host;
    host.on('snapshot', (snapshot) => this.take(snapshot));
  }

  /** A hidden webview misses events: what holds now is asked for. */
  async refresh(): Promise<void> {
    try {
      this.take(await this.#host.call('snapshot', null));
    } catch (error) {
      this.failure.value = failureOf(error);
    }
  }

  /** Runs a command of the person; true if it worked. */
  async run<K extends keyof PanelCalls>(method: K, params: PanelCalls[K]['params']): Promise<boolean> {
    const failure = await this.attempt(method, params);
    this.failure.value = failure;
    return failure === undefined;
  }

  /** The same for a form, which shows by itself what failed. */
  async attempt<K extends keyof PanelCalls>(method: K, params: PanelCalls[K]['params']): Promise<Failure | undefined> {
    this.failure.value = undefined;
    try {
      await this.#host.call(method, params);
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  }

  /** What was told last holds. */
  take(snapshot: SessionSnapshot): void {
    const before = this.snapshot.peek();
    if (before?.id === snapshot.id && before.sequence > snapshot.sequence) return;
    this.snapshot.value = snapshot;
    // The head of the answer comes with the change of state; afterwards only the doctor has more to say.
    const settled = !isAttempting(snapshot) && this.diagnosis.peek() !== null;
    if (!settled || !before || turnOf(before) !== turnOf(snapshot)) void this.readDiagnosis();
  }

  /** How far the attempt has come by now. */
  async readDiagnosis(): Promise<void> {
    const asked = ++this.#asked;
    const diagnosis = await this.#host.call('diagnosis', null).catch(() => this.diagnosis.peek());
    if (asked === this.#asked) this.diagnosis.value = diagnosis;
  }
}

/** Changes with what there is to be seen of the handshake. */
function turnOf({ state, reconnecting, reconnected, findings }: SessionSnapshot): string {
  return [state, reconnecting?.attempt, reconnecting?.at, reconnected, findings].join();
}
