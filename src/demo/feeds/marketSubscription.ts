import type { ClientMessage } from '../clientMessage.ts';
import { SYMBOLS } from './marketTicks.ts';

export type SubscriptionReply =
  | { type: 'subscribed' | 'unsubscribed'; id?: string | number; symbols: string[] }
  | { type: 'error'; id?: string | number; message: string };

/** Which symbols a client gets: all of them until it names some for the first time. */
export class MarketSubscription {
  #symbols: Set<string> | undefined;

  has(sym: string): boolean {
    return this.#symbols?.has(sym) ?? true;
  }

  /** Obeys, and says what is subscribed to after it. Without `symbols` all are meant. */
  obey({ type, id, fields }: ClientMessage): SubscriptionReply {
    const ref = id === undefined ? {} : { id };
    if (type !== 'subscribe' && type !== 'unsubscribe') {
      const message = `The type ${JSON.stringify(type)} is unknown; subscribe and unsubscribe are known.`;
      return { type: 'error', ...ref, message };
    }
    const named = fields['symbols'] ?? SYMBOLS;
    if (!Array.isArray(named) || !named.every(isSymbol)) {
      return { type: 'error', ...ref, message: `"symbols" is a list of ${SYMBOLS.join(', ')}.` };
    }
    if (type === 'subscribe') {
      this.#symbols = new Set([...(this.#symbols ?? []), ...named]);
    } else {
      this.#symbols = new Set(SYMBOLS.filter((sym) => this.has(sym) && !named.includes(sym)));
    }
    return { type: `${type}d`, ...ref, symbols: SYMBOLS.filter((sym) => this.has(sym)) };
  }
}

function isSymbol(value: unknown): value is string {
  return typeof value === 'string' && SYMBOLS.includes(value);
}
