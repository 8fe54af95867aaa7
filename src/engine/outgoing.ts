import { t } from '../contract/l10n.ts';
import { RpcError } from '../contract/rpc.ts';
import type { MessageFraming, Outgoing, RawFrame } from '../contract/engine.ts';
import { isSendableCloseCode } from './wire/closePayload.ts';
import { fragmentCount, mostFragments } from './wire/fragmentation.ts';

const utf8 = new TextEncoder();

/** Throws an `RpcError` that says why a message cannot be sent as valid frames; a raw frame need only have room for its bits. */
export function assertSendable(message: Outgoing): void {
  switch (message.kind) {
    case 'text':
      if (!message.text.isWellFormed()) {
        throw refuse(
          'lone-surrogate',
          t('The text has half of a surrogate pair, which UTF-8 cannot carry (RFC 3629 §3).'),
          t('Remove the broken character, or send the bytes as binary.'),
        );
      }
      assertFraming(message, Buffer.byteLength(message.text));
      return;
    case 'binary':
      assertFraming(message, message.bytes.length);
      return;
    case 'ping':
    case 'pong':
      if (message.bytes.length > 125) {
        throw refuse(
          'control-too-long',
          t('A {0} carries at most 125 bytes, not {1} (RFC 6455 §5.5).', message.kind, message.bytes.length),
          t('Shorten its data.'),
        );
      }
      return;
    case 'close':
      assertClose(message.code, message.reason ?? '');
      return;
    case 'frame':
      assertBits(message);
      return;
    default:
      message satisfies never;
  }
}

function assertFraming({ fragment, fragments }: MessageFraming, length: number): void {
  if (fragments !== undefined) assertFragments(fragments);
  if (fragment === undefined) return;
  if (!Number.isSafeInteger(fragment) || fragment < 1) {
    throw refuse(
      'fragment-size',
      t('{0} is no number of bytes for a fragment.', fragment),
      t('Give an integer from 1.'),
    );
  }
  const count = fragmentCount(length, fragment);
  if (count > mostFragments) throw tooManyFragments(count);
}

function assertFragments(lengths: readonly number[]): void {
  if (lengths.length >= mostFragments) throw tooManyFragments(lengths.length + 1);
  const wrong = lengths.find((length) => !Number.isSafeInteger(length) || length < 0);
  if (wrong === undefined) return;
  throw refuse('fragment-size', t('{0} is no number of bytes for a fragment.', wrong), t('Give integers from 0.'));
}

function tooManyFragments(count: number): RpcError {
  return refuse(
    'too-many-fragments',
    t('The message would be {0} frames; the limit is {1}.', count, mostFragments),
    t('Give more bytes to a fragment.'),
  );
}

function assertBits({ opcode, rsv, claimed = 0 }: RawFrame): void {
  const fields: [value: number, most: number, cause: () => string][] = [
    [opcode, 15, () => t('{0} does not fit into the opcode of a frame.', opcode)],
    [rsv, 7, () => t('{0} does not fit into the RSV of a frame.', rsv)],
    [claimed, Number.MAX_SAFE_INTEGER, () => t('{0} does not fit into the claimed length of a frame.', claimed)],
  ];
  for (const [value, most, cause] of fields) {
    if (Number.isSafeInteger(value) && value >= 0 && value <= most) continue;
    throw refuse('frame-field', cause(), t('Give an integer from 0 to {0}.', most));
  }
}

function assertClose(code: number | undefined, reason: string): void {
  if (code === undefined && reason !== '') {
    throw refuse(
      'close-code',
      t('A close reason needs a close code before it (RFC 6455 §5.5.1).'),
      t('Give a code, e.g. 1000.'),
    );
  }
  if (code !== undefined && !isSendableCloseCode(code)) {
    throw refuse(
      'close-code',
      t('{0} must not be sent as a close code (RFC 6455 §7.4).', code),
      t('Use 1000 to 1003, 1007 to 1014 or 3000 to 4999.'),
    );
  }
  const length = utf8.encode(reason).length;
  if (length > 123) {
    throw refuse(
      'control-too-long',
      t('A close reason has at most 123 bytes of UTF-8, not {0} (RFC 6455 §5.5).', length),
      t('Shorten the reason.'),
    );
  }
}

function refuse(code: string, cause: string, remedy: string): RpcError {
  return new RpcError({ code, message: t('It was not sent.'), cause, remedy });
}
