import type { Evidence } from './format.ts';
import { isList, isObject, type Plain } from './plain.ts';

/** The subprotocol has one of these names among its words: `wamp.2.msgpack`. */
export function subprotocolNames({ subprotocol }: Evidence, ...names: readonly string[]): boolean {
  const words = subprotocol.toLowerCase().split(/[^a-z0-9]+/);
  return words.some((word) => names.includes(word));
}

/**
 * How many of the binary messages are, from the first byte to the last, one object or list with something in it: 0 to
 * 0.9. A few bytes may be that by chance: the more there are, the more it says.
 */
export function shareOfContainers({ messages }: Evidence, read: (bytes: Uint8Array) => Plain): number {
  const binary = messages.filter(({ text, cut, bytes }) => !text && !cut && bytes.length > 0);
  if (binary.length === 0) return 0;
  const fitting = binary.filter(({ bytes }) => {
    try {
      const value = read(bytes);
      return isObject(value) ? Object.keys(value).length > 0 : isList(value) && value.length > 0;
    } catch {
      return false;
    }
  });
  const bytes = fitting.reduce((sum, message) => sum + message.bytes.length, 0);
  const enough = Math.min(1, 0.3 + bytes / 32);
  // Text among it, as a greeting, speaks neither for nor against it.
  return 0.9 * enough * (fitting.length / binary.length);
}
