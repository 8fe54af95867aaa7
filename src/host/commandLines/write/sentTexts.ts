/** Messages that a profile sends by itself, for programs that send lines of text. */
import type { ProfileMessage } from '../../../contract/profile.ts';

export function textsOf(messages: readonly ProfileMessage[]): { texts: string[]; others: number } {
  const texts = messages.flatMap((message) => textOf(message) ?? []);
  return { texts, others: messages.length - texts.length };
}

function textOf(message: ProfileMessage): string | undefined {
  if (typeof message === 'string') return message;
  if ('text' in message) return message.text;
  return 'json' in message ? JSON.stringify(message.json) : undefined;
}
