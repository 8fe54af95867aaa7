/** What is being written, and what became of sending it. */
import { signal } from '@preact/signals';
import type { ComposerKind, PanelCalls, PanelEvents, Repeating, SendingOptions } from '../../src/contract/panel.ts';
import type { Failure } from '../../src/contract/model.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import type { Host } from '../bridge.ts';
import { jsonProblem, problemSentence } from '../detail/jsonProblem.ts';
import { SentHistory } from './sentHistory.ts';
import type { Sent } from './sentHistory.ts';

export class ComposerModel {
  readonly kind = signal<ComposerKind>('text');
  readonly draft = signal('');
  /** Escapes such as `\n` are read in text. */
  readonly escapes = signal(false);
  readonly sending = signal(false);
  /** Why the last try to send failed; gone with the next change of the text. */
  readonly failure = signal<Failure | undefined>(undefined);
  /** Something was sent just now; until the next text is begun. */
  readonly wentOut = signal(false);
  /** The form for advanced sending is there, and tells failures in the composer's place. */
  readonly advancedShown = signal(false);
  /** Raised when the text box should take the focus. */
  readonly focusAsked = signal(0);
  /** The message that is, or was just, sent again and again. */
  readonly repeating = signal<Repeating | undefined>(undefined);
  readonly history = new SentHistory();

  readonly #host: Host<PanelCalls, PanelEvents>;

  constructor(host: Host<PanelCalls, PanelEvents>) {
    this.#host = host;
  }

  write(text: string): void {
    if (text === this.draft.peek()) return;
    this.draft.value = text;
    this.failure.value = undefined;
    this.wentOut.value = false;
    if (this.repeating.peek()?.over) this.repeating.value = undefined;
  }

  setKind(kind: ComposerKind): void {
    this.kind.value = kind;
    this.failure.value = undefined;
  }

  put(sent: Sent): void {
    this.setKind(sent.kind);
    this.write(sent.text);
  }

  focus(): void {
    this.focusAsked.value++;
  }

  /** Empties the text box when the bytes are on their way; what could not be sent stays. */
  async send(how?: SendingOptions, repeat?: { every: number; times: number }): Promise<boolean> {
    if (this.sending.peek()) return false;
    const sent = { kind: this.kind.peek(), text: this.draft.peek() };
    const problem = sent.kind === 'json' ? jsonProblem(sent.text) : undefined;
    if (problem) {
      this.failure.value = {
        code: 'not-json',
        message: 'This is not JSON, so it was not sent.',
        cause: `${problemSentence(problem)}.`,
        remedy: 'Correct it, or choose Text to send it as it is.',
      };
      return false;
    }
    const escapes = sent.kind === 'text' && this.escapes.peek() ? { escapes: true } : undefined;
    const params = how === undefined && escapes === undefined ? sent : { ...sent, how: { ...how, ...escapes } };
    const done = await this.#attempt(() =>
      repeat === undefined ? this.#host.call('send', params) : this.#host.call('repeat', { ...params, ...repeat }),
    );
    if (!done) return false;
    this.wentOut.value = repeat === undefined;
    this.history.push(sent);
    // Who tries out frames sends the same payload more than once.
    if (how?.frame === undefined && repeat === undefined && this.draft.peek() === sent.text) this.draft.value = '';
    return true;
  }

  /** The host says how far a repeated message is. */
  repeats(state: Repeating): void {
    this.repeating.value = state;
    if (state.failure) this.failure.value = state.failure;
  }

  async stopRepeating(): Promise<void> {
    await this.#attempt(() => this.#host.call('stopRepeating', null));
  }

  async sendFile(): Promise<void> {
    await this.#attempt(async () => {
      this.wentOut.value = await this.#host.call('sendFile', null);
    });
  }

  async edit(id: number): Promise<void> {
    await this.#attempt(async () => this.put(await this.#host.call('compose', { id })));
    this.focus();
  }

  async #attempt(act: () => Promise<unknown>): Promise<boolean> {
    this.sending.value = true;
    this.failure.value = undefined;
    this.wentOut.value = false;
    try {
      await act();
      return true;
    } catch (error) {
      this.failure.value = failureOf(error);
      return false;
    } finally {
      this.sending.value = false;
    }
  }
}
