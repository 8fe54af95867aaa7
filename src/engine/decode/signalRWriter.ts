import type { Encoded, Evidence } from './format.ts';
import { isObject, member, type Plain } from './plain.ts';
import { wholeJson } from './plainText.ts';
import { members, separator } from './signalRMessages.ts';
import { t } from '../../contract/l10n.ts';

/** Writes the messages of a payload by the hub protocol that the handshake asked for: JSON where it was not seen. */
export async function hubWriter({ messages }: Evidence): Promise<(messages: readonly Plain[]) => Encoded> {
  const beginning = messages.find(({ direction }) => direction === 'out')?.bytes ?? new Uint8Array();
  if (!/"protocol"\s*:\s*"messagepack"/.test(Buffer.from(beginning).toString('latin1'))) return writtenAsJson;
  const { writeMsgpack } = await import('./msgpackWriter.ts');
  return (all) => {
    // The handshake is JSON in either.
    if (all.some((message) => member(message, 'protocol') !== undefined)) return writtenAsJson(all);
    return { bytes: Buffer.concat(all.flatMap((message) => withLength(writeMsgpack(packed(message))))) };
  };
}

function writtenAsJson(messages: readonly Plain[]): Encoded {
  const end = String.fromCharCode(separator);
  return { text: messages.map((message) => `${wholeJson(message)}${end}`).join('') };
}

/** The list that stands for a message (HubProtocol.md, “MessagePack (MsgPack) encoding”). */
function packed(message: Plain): Plain {
  const type = member(message, 'type');
  const names = typeof type === 'number' ? members[type] : undefined;
  if (!isObject(message) || typeof type !== 'number' || names === undefined) {
    throw new Error(t('A message of a hub is an object with a `type` from 1 to 9.'));
  }
  if (type === 3) return completion(message);
  const values = names.map((name) => message[name] ?? absent[name] ?? null);
  // Streams that are sent along are left out where there are none, as older peers do not know them.
  return [type, ...(names.at(-1) === 'streamIds' && message['streamIds'] === undefined ? values.slice(0, -1) : values)];
}

const absent: Readonly<Record<string, Plain>> = { headers: {}, arguments: [] };

/** The kind of its result: 1 an error, 2 none, 3 a value. */
function completion(message: Readonly<Record<string, Plain>>): Plain {
  const { headers = {}, invocationId = null, error, result } = message;
  if (error !== undefined) return [3, headers, invocationId, 1, error];
  return result === undefined ? [3, headers, invocationId, 2] : [3, headers, invocationId, 3, result];
}

/** Each has its length before it, seven bits a byte, the lowest first. */
function withLength(bytes: Uint8Array): Uint8Array[] {
  const length: number[] = [];
  let rest = bytes.length;
  do {
    length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return [Uint8Array.from(length), bytes];
}
