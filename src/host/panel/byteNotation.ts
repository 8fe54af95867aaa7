/** Bytes written as hex or base64, read with the position of what is wrong. */
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';

/** Digits in pairs, whatever stands between them: spaces, commas, colons, `0x` before a byte. */
export function hexBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(text.length / 2));
  let length = 0;
  let high = -1;
  let highAt = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (/[\s,:;_-]/.test(character)) {
      if (high !== -1) throw oddDigits(highAt);
      continue;
    }
    if (high === -1 && character === '0' && /^x$/i.test(text[at + 1] ?? '')) {
      at++;
      continue;
    }
    const digit = /[0-9a-f]/i.test(character) ? parseInt(character, 16) : -1;
    if (digit === -1) throw notHex(character, at);
    if (high === -1) {
      high = digit;
      highAt = at;
    } else {
      bytes[length++] = high * 16 + digit;
      high = -1;
    }
  }
  if (high !== -1) throw oddDigits(highAt);
  return bytes.slice(0, length);
}

/** Lower case, a space between bytes. */
export function hexText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 ');
}

/** RFC 4648 §4 and §5 (URL-safe); white space is passed over, padding may be left out. */
export function base64Bytes(text: string): Uint8Array {
  const wrong = /[^A-Za-z0-9+/_=\s-]/.exec(text);
  if (wrong)
    throw notBase64(t('{0} at position {1} is not a base64 digit.', JSON.stringify(wrong[0]), wrong.index + 1));
  const early = /=(?=[=\s]*[^=\s])/.exec(text);
  if (early) throw notBase64(t('The padding at position {0} stands before the end.', early.index + 1));
  const digits = text.replace(/\s/g, '');
  const bare = digits.replace(/=+$/, '');
  const padding = digits.length - bare.length;
  const missing = (4 - (bare.length % 4)) % 4;
  if (missing === 3) throw notBase64(t('It ends in the middle of a byte: the last digit stands alone.'));
  if (padding !== 0 && padding !== missing)
    throw notBase64(t('It ends with {0} padding characters instead of {1}.', padding, missing));
  return new Uint8Array(Buffer.from(bare, 'base64'));
}

export function base64Text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function notHex(character: string, at: number): RpcError {
  return new RpcError({
    code: 'hex-digit',
    message: t('{0} at position {1} is not a hex digit.', JSON.stringify(character), at + 1),
    cause: t('The composer is set to hex: two digits from 0 to f for each byte.'),
    remedy: t('Correct it, or send it as text.'),
  });
}

function oddDigits(at: number): RpcError {
  return new RpcError({
    code: 'hex-odd',
    message: t('The digit at position {0} has no second one.', at + 1),
    cause: t('The composer is set to hex: two digits for each byte.'),
    remedy: t('Write 0a for a byte of value ten.'),
  });
}

function notBase64(message: string): RpcError {
  return new RpcError({
    code: 'base64',
    message,
    cause: t('The composer is set to base64 (RFC 4648).'),
    remedy: t('Correct it, or send it as text.'),
  });
}
