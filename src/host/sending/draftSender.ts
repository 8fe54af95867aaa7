/** From what a person wrote to what goes out: variables are filled in, text becomes bytes. */
import { randomUUID } from 'node:crypto';
import { t } from '../../contract/l10n.ts';
import type { Outgoing, WrittenTree } from '../../contract/engine.ts';
import type { Draft } from '../../contract/panel.ts';
import { failureOf, RpcError } from '../../contract/rpc.ts';
import { notOpen } from '../failures.ts';
import { composedMessage } from '../panel/composed.ts';
import { readEscapes } from '../panel/escapes.ts';
import type { Destination } from '../profiles/messageResolver.ts';
import type { MessageSource, ResolvedMessage } from '../profiles/variables/resolveMessage.ts';
import type { HostSession } from '../sessions/hostSession.ts';

export type ResolveMessage = (message: MessageSource, to: Destination) => Promise<ResolvedMessage>;

export class DraftSender {
  readonly #resolve: ResolveMessage;
  /** The last number of each connection. */
  readonly #counters = new WeakMap<HostSession, number>();

  constructor(resolve: ResolveMessage) {
    this.#resolve = resolve;
  }

  /** Rejects with an `RpcError` that says what cannot be sent and why. */
  async send(session: HostSession, draft: Draft): Promise<void> {
    const next = await this.prepare(session, draft);
    await session.call('send', { message: next() });
  }

  /** Asks what has to be asked, once. Each call of what it gives makes the message anew; it throws an `RpcError`. */
  async prepare(session: HostSession, { kind, text, how = {} }: Draft): Promise<() => Outgoing | WrittenTree> {
    const { variables, ...others } = how;
    if (!variables) {
      const message = composedMessage(kind, text, others);
      return () => message;
    }
    const { snapshot, source, origin } = session;
    // Nobody is asked about what cannot be sent anyway.
    if (snapshot.state !== 'open' || origin === undefined) throw notOpen(snapshot.label);
    const { escapes, ...framing } = others;
    const resolved = await this.#resolve(
      { text, json: kind === 'json' || kind === 'tree', ...(escapes && kind === 'text' && { literal: readEscapes }) },
      { label: snapshot.label, source, origin },
    );
    return () => {
      const counter = (this.#counters.get(session) ?? 0) + 1;
      const filled = resolved.text({ time: Date.now(), counter, uuid: randomUUID });
      const message = withoutExcerpts(resolved, () => composedMessage(kind, filled, framing));
      if (resolved.counts) this.#counters.set(session, counter);
      return message;
    };
  }
}

/** What is wrong with a text is said with a part of it: not where a secret may be that part. */
function withoutExcerpts<T>({ secrets }: ResolvedMessage, compose: () => T): T {
  try {
    return compose();
  } catch (error) {
    if (secrets.length === 0) throw error;
    const { code, cause, remedy } = failureOf(error);
    throw new RpcError({ code, message: t('With the values of its variables it cannot be sent.'), cause, remedy });
  }
}
