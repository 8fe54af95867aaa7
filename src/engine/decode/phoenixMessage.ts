import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import { jsonPayload } from './jsonPayload.ts';
import { isList, isObject, member, objectOf, textOrBytes, utf8Text, type Plain } from './plain.ts';
import { wholeJson } from './plainText.ts';

const names = ['join_ref', 'ref', 'topic', 'event', 'payload'] as const;

/** What the binary messages of serializer 2 have before their payload, by their first byte. */
const binaryKinds: readonly (readonly string[])[] = [
  // A push has no ref when it comes from the server.
  ['join_ref', 'ref', 'topic', 'event'],
  ['join_ref', 'ref', 'topic', 'status'],
  ['topic', 'event'],
];

/** A message by the names of serializer 1. Throws a `DecodeError`. */
export function readPhoenix(payload: Payload): Plain {
  if (!payload.text) return readBinary(payload);
  const value = jsonPayload(payload);
  if (isObject(value)) return { ...value };
  if (!isList(value) || value.length !== names.length) {
    throw new DecodeError(t('A message of Phoenix is a list of five, or an object.'), 0);
  }
  return objectOf(Object.fromEntries(names.map((name, i) => [name, value[i]])));
}

/** A byte for the kind, one for the length of each text, the texts, and the payload. */
function readBinary({ bytes, direction }: Payload): Plain {
  const kind = bytes[0] ?? -1;
  const all = binaryKinds[kind];
  if (all === undefined) throw new DecodeError(t('No message of Phoenix begins here.'), 0);
  const fields = kind === 0 && direction === 'in' ? all.filter((name) => name !== 'ref') : all;
  const message: Record<string, Plain> = {};
  let at = 1 + fields.length;
  fields.forEach((name, i) => {
    const end = at + (bytes[1 + i] ?? Infinity);
    const text = end > bytes.length ? undefined : utf8Text(bytes.subarray(at, end));
    if (text === undefined)
      throw new DecodeError(t('The {0} is cut, or is not UTF-8.', name), Math.min(at, bytes.length));
    message[name] = text;
    at = end;
  });
  const rest = textOrBytes(bytes.subarray(at));
  const { status, ...about } = message;
  if (status === undefined) return objectOf({ ...about, payload: rest });
  return objectOf({ ...about, event: 'phx_reply', payload: objectOf({ status, response: rest }) });
}

/** By serializer 2. */
export function writePhoenix(tree: Plain): string {
  return wholeJson(names.map((name) => member(tree, name) ?? null));
}
