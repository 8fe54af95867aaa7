/** What is being written, and what became of sending it. */
import { signal } from '@preact/signals';
import { t } from '../../src/contract/l10n.ts';
import type {
  ComposerKind,
  Draft,
  PanelCalls,
  PanelEvents,
  Repeating,
  SendingOptions,
  TemplateLists,
} from '../../src/contract/panel.ts';
import type { Failure } from '../../src/contract/model.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import type { Host } from '../bridge.ts';
import { jsonProblem, problemSentence } from '../detail/jsonProblem.ts';
import { fieldsOf, repetition, sendingOptions, usualFields } from './advancedFields.ts';
import { SentHistory } from './sentHistory.ts';

export class ComposerModel {
  readonly kind = signal<ComposerKind>('text');
  readonly draft = signal('');
  /** Escapes such as `\n` are read in text. */
  readonly escapes = signal(false);
  /** What `${…}` stands for is put in its place when it is sent. */
  readonly variables = signal(false);
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
  readonly templates = signal<TemplateLists>([]);
  /** What stands in the form for advanced sending. */
  readonly fields = signal(usualFields);

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

  /** What is put there brings with it how it is read. */
  put({ kind, text, how }: Draft): void {
    this.setKind(kind);
    this.write(text);
    this.escapes.value = how?.escapes === true;
    this.variables.value = how?.variables === true;
    const fields = fieldsOf(how);
    if (!fields) return;
    this.fields.value = fields;
    this.advancedShown.value = true;
  }

  /** What is written, and how it is read and sent. */
  written(how: SendingOptions = {}): Draft {
    const kind = this.kind.peek();
    const all: SendingOptions = {
      ...how,
      ...(kind === 'text' && this.escapes.peek() && { escapes: true }),
      ...(this.variables.peek() && { variables: true }),
    };
    return { kind, text: this.draft.peek(), ...(Object.keys(all).length > 0 && { how: all }) };
  }

  focus(): void {
    this.focusAsked.value++;
  }

  /** As the form for advanced sending says, where that is there. */
  async submit(): Promise<void> {
    const fields = this.advancedShown.peek() ? this.fields.peek() : usualFields;
    try {
      await this.send(sendingOptions(fields), repetition(fields));
    } catch (error) {
      this.failure.value = failureOf(error);
    }
  }

  /** Empties the text box when the bytes are on their way; what could not be sent stays. */
  async send(how?: SendingOptions, repeat?: { every: number; times: number }): Promise<boolean> {
    if (this.sending.peek()) return false;
    const sent = this.written();
    // With variables the host checks it, when their values are in.
    const problem = sent.kind === 'json' && !sent.how?.variables ? jsonProblem(sent.text) : undefined;
    if (problem) {
      this.failure.value = {
        code: 'not-json',
        message: t('This is not JSON, so it was not sent.'),
        cause: `${problemSentence(problem)}.`,
        remedy: t('Correct it, or choose Text to send it as it is.'),
      };
      return false;
    }
    const params = this.written(how);
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

  async readTemplates(): Promise<void> {
    this.templates.value = await this.#host.call('templates', null);
  }

  async insert(template: string): Promise<void> {
    await this.#attempt(async () => this.put(await this.#host.call('template', { id: template })));
    if (!this.advancedShown.peek()) this.focus();
  }

  async saveTemplate(how?: SendingOptions): Promise<void> {
    await this.#attempt(() => this.#host.call('saveTemplate', this.written(how)));
  }

  /** Only the white space between the tokens changes. */
  async format(): Promise<void> {
    const written = this.written();
    await this.#attempt(async () => {
      const text = await this.#host.call('format', written);
      if (this.draft.peek() === written.text) this.write(text);
    });
  }

  /** The text goes there, and stays here only where it has changed meanwhile. */
  async editAsDocument(): Promise<void> {
    const written = this.written();
    const opened = await this.#attempt(() => this.#host.call('editAsDocument', written));
    if (opened && this.draft.peek() === written.text) this.write('');
  }

  /** What a command or a document hands to the composer. */
  async take(): Promise<void> {
    const draft = await this.#host.call('takeDraft', null);
    if (!draft) return;
    this.put(draft);
    if (!this.advancedShown.peek()) this.focus();
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
