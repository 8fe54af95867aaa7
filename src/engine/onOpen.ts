import type { Outgoing } from '../contract/engine.ts';
import { t } from '../contract/l10n.ts';
import type { ProfileMessage } from '../contract/profile.ts';
import { RpcError } from '../contract/rpc.ts';
import { assertSendable } from './outgoing.ts';

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

function outgoingOf(message: ProfileMessage): Outgoing {
  if (typeof message === 'string') return { kind: 'text', text: message };
  if ('text' in message) return { kind: 'text', text: message.text };
  if ('json' in message) return { kind: 'text', text: JSON.stringify(message.json ?? null) };
  if ('hex' in message) return { kind: 'binary', bytes: bytesOfHex(message.hex) };
  return { kind: 'binary', bytes: bytesOfBase64(message.base64) };
}

function bytesOfHex(hex: string): Uint8Array {
  const digits = hex.replace(/\s/g, '');
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) throw new Error(t('It is no hex: pairs of 0 to 9 and a to f.'));
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

/** RFC 4648 §4, and §5 with its two other characters; padding may be left out. */
function bytesOfBase64(base64: string): Uint8Array {
  const digits = base64.replace(/\s/g, '').replace(/={1,2}$/, '');
  if (!/^[\w+/-]*$/.test(digits) || digits.length % 4 === 1) throw new Error(t('It is no Base64 (RFC 4648 §4).'));
  return new Uint8Array(Buffer.from(digits, 'base64'));
}
