import type { Outgoing } from '../contract/engine.ts';
import { t } from '../contract/l10n.ts';
import type { ProfileMessage } from '../contract/profile.ts';
import { RpcError } from '../contract/rpc.ts';
import { assertSendable } from './outgoing.ts';
import { outgoingOf } from './profileMessage.ts';

/** What a profile sends by itself, as it is sent. Throws an `RpcError` where one of these cannot be; `where` names them. */
export function profileMessages(messages: readonly ProfileMessage[], where: string): Outgoing[] {
  return messages.map((message, i) => {
    try {
      const outgoing = outgoingOf(message);
      assertSendable(outgoing);
      return outgoing;
    } catch (error) {
      throw new RpcError({
        code: 'invalid-message',
        message: t('A message of the profile cannot be sent: {0}.', `${where}${messages.length > 1 ? `[${i}]` : ''}`),
        cause: error instanceof RpcError ? error.failure.cause : (error as Error).message,
        remedy: t('Correct it in the profile.'),
      });
    }
  });
}
