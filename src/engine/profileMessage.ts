import type { Outgoing } from '../contract/engine.ts';
import { t } from '../contract/l10n.ts';
import type { ProfileMessage } from '../contract/profile.ts';

/** As it is sent. Throws an error that says what is wrong with its bytes. */
export function outgoingOf(message: ProfileMessage): Outgoing {
  if (typeof message === 'string') return { kind: 'text', text: message };
  if ('text' in message) return { kind: 'text', text: message.text };
  if ('json' in message) return { kind: 'text', text: JSON.stringify(message.json ?? null) };
  return { kind: 'binary', bytes: bytesOf(message) };
}

/** Throws where they are none. */
export function bytesOf(written: { hex: string } | { base64: string }): Uint8Array {
  return 'hex' in written ? bytesOfHex(written.hex) : bytesOfBase64(written.base64);
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
