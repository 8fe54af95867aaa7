/** What the variables of a message mean in this window, with the help of the person. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { cancelled } from '../failures.ts';
import { profileScope } from './profileScope.ts';
import type { ResolverOptions } from './profileResolver.ts';
import type { SourceProfile } from './sourceProfile.ts';
import { messagePieces } from './variables/messageText.ts';
import { resolveMessage, type MessageSource, type ResolvedMessage } from './variables/resolveMessage.ts';
import type { VariableScope } from './variables/scope.ts';

/** The connection that a message goes to. */
export interface Destination {
  /** What people call it. */
  label: string;
  /** Its variables mean what they mean in this. */
  source: SourceProfile;
  /** Secrets are kept for it. */
  origin: string;
}

export class MessageResolver {
  readonly #options: ResolverOptions;
  /** What was allowed in this window. */
  readonly #allowed = new Set<string>();

  constructor(options: ResolverOptions) {
    this.#options = options;
  }

  /** See `resolveMessage`. */
  async resolve(message: MessageSource, { label, source, origin }: Destination): Promise<ResolvedMessage> {
    const { profiles, vault, askForInput } = this.#options;
    await profiles.load();
    const scope = await this.#scope(message, source);
    return resolveMessage(
      message,
      scope,
      {
        input: (prompt, options) => askForInput(prompt, { ...options, profile: label }),
        secret: (name) => vault.value(name, origin),
        allow: async (reads) => {
          const key = JSON.stringify([origin, reads]);
          if (!this.#allowed.has(key) && !(await this.#options.askToAllow(t('a message to {0}', label), reads)))
            return false;
          this.#allowed.add(key);
          return true;
        },
      },
      origin,
    );
  }

  /** Where a variable needs an environment and none holds, the person chooses one. */
  async #scope(message: MessageSource, source: SourceProfile): Promise<VariableScope> {
    const { profiles, chosen, askEnvironment } = this.#options;
    // A message may be a template of the folder: it is the folder that has to be trusted, not the profile.
    const read = (): VariableScope => {
      const scope = profileScope(source, profiles, chosen);
      return { ...scope, untrusted: { ...scope.untrusted, profile: !vscode.workspace.isTrusted } };
    };
    const scope = read();
    const lacks = (): boolean =>
      messagePieces(message.text, scope).some((piece) => piece.kind === 'unresolved' && piece.why === 'no-variable');
    if (scope.environment !== undefined || !scope.hasEnvironments || !lacks()) return scope;
    if (!(await askEnvironment())) throw cancelled('sending');
    return read();
  }
}
