import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import { jsonPayload } from './jsonPayload.ts';
import { MsgpackReader } from './msgpackReader.ts';
import { isList, objectOf, type Plain } from './plain.ts';

/** What ends each message of the JSON protocol. */
export const separator = 0x1e;

/** Of one payload. */
const mostMessages = 10_000;

/** What follows the type and the headers in the MessagePack protocol, by the type. */
export const members: Readonly<Record<number, readonly string[]>> = {
  1: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  2: ['headers', 'invocationId', 'item'],
  3: ['headers', 'invocationId', 'kind', 'result'],
  4: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  5: ['headers', 'invocationId'],
  6: [],
  7: ['error', 'allowReconnect'],
  8: ['sequenceId'],
  9: ['sequenceId'],
};

/** The messages of a payload, in the names of the JSON protocol; one is itself, several are a list. Throws a `DecodeError`. */
export function readHubMessages({ text, bytes }: Pick<Payload, 'text' | 'bytes'>): Plain {
  // The handshake is JSON with either protocol, and goes in a binary message with that of MessagePack.
  const isJson = text || bytes.at(-1) === separator;
  const messages = isJson ? jsonMessages(bytes) : packedMessages(bytes);
  return messages.length === 1 ? messages[0]! : messages;
}

function jsonMessages(bytes: Uint8Array): Plain[] {
  const messages: Plain[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(separator, at);
    if (end < 0) throw new DecodeError(t('The message does not end with 1e.'), bytes.length);
    messages.push(jsonPayload({ bytes }, at, end));
    bounded(messages, at);
    at = end + 1;
  }
  return messages;
}

/** Each has its length before it, in a variable byte integer of at most five bytes. */
function packedMessages(bytes: Uint8Array): Plain[] {
  const messages: Plain[] = [];
  for (let at = 0; at < bytes.length;) {
    let length = 0;
    let next = at;
    for (let i = 0; ; i++) {
      const byte = bytes[next++];
      if (byte === undefined || i > 4) throw new DecodeError(t('The length of the message does not end.'), at);
      length += (byte & 0x7f) * 128 ** i;
      if (byte < 0x80) break;
    }
    if (length > bytes.length - next) {
      throw new DecodeError(t('It says that {0} bytes follow, and {1} do.', length, bytes.length - next), next);
    }
    messages.push(packedMessage(bytes.subarray(next, next + length), next));
    bounded(messages, at);
    at = next + length;
  }
  return messages;
}

function packedMessage(bytes: Uint8Array, offset: number): Plain {
  const value = valueAt(bytes, offset);
  if (!isList(value) || typeof value[0] !== 'number' || members[value[0]] === undefined) {
    throw new DecodeError(t('No message of a hub begins here.'), offset);
  }
  const [type, ...rest] = value;
  const message: Record<string, Plain | undefined> = { type };
  members[value[0]]!.forEach((name, i) => (message[name] = rest[i] ?? undefined));
  if (type !== 3) return objectOf(message);
  // Kinds of results: 1 is an error, 2 none, 3 a value.
  const { kind, result, ...about } = message;
  return objectOf({ ...about, ...(kind === 1 ? { error: result } : kind === 3 ? { result: rest[3] ?? null } : {}) });
}

function valueAt(bytes: Uint8Array, offset: number): Plain {
  try {
    return new MsgpackReader(bytes).whole();
  } catch (error) {
    if (error instanceof DecodeError) throw new DecodeError(error.message, offset + (error.offset ?? 0));
    throw error;
  }
}

function bounded(messages: readonly Plain[], at: number): void {
  if (messages.length > mostMessages) throw new DecodeError(t('It has too many messages.'), at);
}
