/** The session that this panel shows, as the host last told it. */
import { computed, signal } from '@preact/signals';
import type { Failure, Handshake, SessionSnapshot } from '../../src/contract/model.ts';
import type { PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import type { Host } from '../bridge.ts';
import { wasRefused } from './stateWords.ts';

export class SessionModel {
  readonly snapshot = signal<SessionSnapshot | undefined>(undefined);
  readonly handshake = signal<Handshake | null>(null);
  /** What the last command failed with; shown until the next one or until it is put away. */
  readonly failure = signal<Failure | undefined>(undefined);
  readonly isOpen = computed(() => this.snapshot.value?.state === 'open');
  readonly wasRefused = computed(() => this.snapshot.value !== undefined && wasRefused(this.snapshot.value));

  /** For what fails in the background of a gesture. */
  readonly report = (error: unknown): void => {
    this.failure.value = failureOf(error);
  };

  readonly #host: Host<PanelCalls, PanelEvents>;

  constructor(host: Host<PanelCalls, PanelEvents>) {
    this.#host = host;
    host.on('snapshot', (snapshot) => this.#take(snapshot));
  }

  /** A hidden webview misses events: what holds now is asked for. */
  async refresh(): Promise<void> {
    try {
      this.#take(await this.#host.call('snapshot', null));
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

  #take(snapshot: SessionSnapshot): void {
    const before = this.snapshot.peek();
    if (before?.id === snapshot.id && before.sequence > snapshot.sequence) return;
    this.snapshot.value = snapshot;
    // The head of the answer comes with the change of state; nothing of it changes afterwards.
    if (before?.state !== snapshot.state || this.handshake.peek() === null) void this.#readHandshake();
  }

  async #readHandshake(): Promise<void> {
    this.handshake.value = await this.#host.call('handshake', null).catch(() => this.handshake.peek());
  }
}
