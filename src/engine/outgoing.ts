import { RpcError } from '../contract/rpc.ts';
import type { Outgoing } from '../contract/engine.ts';
import { isSendableCloseCode } from './wire/closePayload.ts';

const utf8 = new TextEncoder();

/** Throws an `RpcError` that says why a message cannot be sent as a valid frame. */
export function assertSendable(message: Outgoing): void {
  switch (message.kind) {
    case 'text':
      if (!message.text.isWellFormed()) {
        throw refuse(
          'lone-surrogate',
          'The text has half of a surrogate pair, which UTF-8 cannot carry (RFC 3629 §3).',
          'Remove the broken character, or send the bytes as binary.',
        );
      }
      return;
    case 'binary':
      return;
    case 'ping':
    case 'pong':
      if (message.bytes.length > 125) {
        throw refuse(
          'control-too-long',
          `A ${message.kind} carries at most 125 bytes, not ${message.bytes.length} (RFC 6455 §5.5).`,
          'Shorten its data.',
        );
      }
      return;
    case 'close':
      assertClose(message.code, message.reason ?? '');
      return;
    default:
      message satisfies never;
  }
}

function assertClose(code: number | undefined, reason: string): void {
  if (code === undefined && reason !== '') {
    throw refuse(
      'close-code',
      'A close reason needs a close code before it (RFC 6455 §5.5.1).',
      'Give a code, e.g. 1000.',
    );
  }
  if (code !== undefined && !isSendableCloseCode(code)) {
    throw refuse(
      'close-code',
      `${code} must not be sent as a close code (RFC 6455 §7.4).`,
      'Use 1000 to 1003, 1007 to 1014 or 3000 to 4999.',
    );
  }
  const length = utf8.encode(reason).length;
  if (length > 123) {
    throw refuse(
      'control-too-long',
      `A close reason has at most 123 bytes of UTF-8, not ${length} (RFC 6455 §5.5).`,
      'Shorten the reason.',
    );
  }
}

function refuse(code: string, cause: string, remedy: string): RpcError {
  return new RpcError({ code, message: 'It was not sent.', cause, remedy });
}
