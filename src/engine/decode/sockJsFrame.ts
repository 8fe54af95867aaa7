import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import { jsonPayload } from './jsonPayload.ts';
import { isList } from './plain.ts';
import { wholeJson } from './plainText.ts';

/** A frame of SockJS (sockjs-protocol 0.3.3, “Protocol and framing”). */
export type SockJsFrame =
  | { readonly kind: 'open' | 'heartbeat' }
  /** From the server: `a[…]`, or `m…` with one. */
  | { readonly kind: 'array'; readonly messages: readonly string[] }
  /** From the client: `[…]`, or one alone. */
  | { readonly kind: 'messages'; readonly messages: readonly string[] }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string };

const letters = { o: 'open', h: 'heartbeat' } as const;

/** Throws a `DecodeError`. */
export function readSockJsFrame({ direction, bytes }: Pick<Payload, 'direction' | 'bytes'>): SockJsFrame {
  if (direction === 'out') return { kind: 'messages', messages: textsIn(bytes, 0) };
  const letter = String.fromCharCode(bytes[0] ?? 0);
  switch (letter) {
    case 'o':
    case 'h':
      if (bytes.length > 1) throw new DecodeError(t('Something follows the frame.'), 1);
      return { kind: letters[letter] };
    case 'a':
    case 'm':
      return { kind: 'array', messages: textsIn(bytes, 1) };
    case 'c':
      return closeIn(bytes);
    default:
      throw new DecodeError(t('No frame of SockJS begins here.'), 0);
  }
}

function textsIn(bytes: Uint8Array, from: number): string[] {
  const value = jsonPayload({ bytes }, from);
  const list = isList(value) ? value : [value];
  const texts = list.filter((one) => typeof one === 'string');
  if (texts.length < list.length) throw new DecodeError(t('A message in a frame of SockJS is a text.'), from);
  return texts;
}

function closeIn(bytes: Uint8Array): SockJsFrame {
  const value = jsonPayload({ bytes }, 1);
  const [code, reason] = isList(value) ? value : [];
  if (typeof code !== 'number' || typeof reason !== 'string') {
    throw new DecodeError(t('A frame of SockJS that closes has a code and a reason.'), 1);
  }
  return { kind: 'close', code, reason };
}

/** Writes what `readSockJsFrame` reads. */
export function writeSockJsFrame(frame: SockJsFrame): string {
  switch (frame.kind) {
    case 'open':
      return 'o';
    case 'heartbeat':
      return 'h';
    case 'array':
      return `a${wholeJson(frame.messages)}`;
    case 'messages':
      return wholeJson(frame.messages);
    case 'close':
      return `c${wholeJson([frame.code, frame.reason])}`;
    default:
      return frame satisfies never;
  }
}
