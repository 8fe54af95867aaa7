/** Decoders that other extensions have registered. */
import * as vscode from 'vscode';
import type { Decoder } from '../../api.ts';
import { isForeignId } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { badArgument } from '../failures.ts';

export class RegisteredDecoders implements vscode.Disposable {
  readonly #registered = new Map<string, Decoder>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** One was registered or is gone. */
  readonly onDidChange = this.#changed.event;

  /** Throws where the id is none, or is taken. Disposing of what is returned takes it away. */
  register(decoder: Decoder): vscode.Disposable {
    const { id, title } = decoder;
    if (typeof id !== 'string' || !isForeignId(id)) {
      throw badArgument(
        'decoder-id',
        t('“{0}” is no id of a decoder.', id),
        t('Two parts of lower case letters, digits and hyphens with a dot between them: acme.ticks.'),
      );
    }
    const hasSummary = decoder.summary === undefined || typeof decoder.summary === 'function';
    if (typeof title !== 'string' || title === '' || typeof decoder.decode !== 'function' || !hasSummary) {
      throw badArgument(
        'decoder',
        t('The decoder “{0}” is not whole.', id),
        t('It has a title and a function decode; its summary is a function, where it has one.'),
      );
    }
    if (this.#registered.has(id)) {
      throw badArgument(
        'decoder-taken',
        t('There is a decoder “{0}” already.', id),
        t('Begin the id with the name of the publisher; dispose of the one before.'),
      );
    }
    // What it is called stays as it was checked, whatever becomes of its object.
    const kept: Decoder = {
      id,
      title,
      decode: (payload) => decoder.decode(payload),
      ...(decoder.summary && { summary: (tree) => decoder.summary!(tree) }),
    };
    this.#registered.set(id, kept);
    this.#changed.fire();
    return new vscode.Disposable(() => {
      if (this.#registered.get(id) !== kept) return;
      this.#registered.delete(id);
      this.#changed.fire();
    });
  }

  get all(): readonly Decoder[] {
    return [...this.#registered.values()];
  }

  get(id: string): Decoder | undefined {
    return this.#registered.get(id);
  }

  dispose(): void {
    this.#registered.clear();
    this.#changed.dispose();
  }
}
