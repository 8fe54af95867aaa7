/** MessagePack by its library. Loaded when somebody writes it. */
import { encode, encodeTimeSpecToTimestamp, ExtData } from '@msgpack/msgpack';
import { encodable, hasOnly, hexBytes, type Special } from './encodable.ts';
import type { Plain } from './plain.ts';

/** What `MsgpackReader` reads: extensions and times too. */
export function writeMsgpack(tree: Plain): Uint8Array {
  return encode(encodable(tree, special), { useBigInt64: true, ignoreUndefined: true });
}

const special: Special = (object) => {
  const { extension, data, timestamp } = object;
  if (typeof timestamp === 'string' && hasOnly(object, 'timestamp')) return asTime(timestamp);
  const bytes = hexBytes(data);
  const isType = typeof extension === 'number' && Number.isInteger(extension) && extension >= -128 && extension < 128;
  const isExtension = isType && bytes !== undefined && hasOnly(object, 'extension', 'data');
  return isExtension ? { as: new ExtData(extension, bytes) } : undefined;
};

/** The type of the specification's own extension. */
const timestampType = -1;

/** Undefined where it is no time: then it is an object like another. Nanoseconds are kept. */
function asTime(text: string): ReturnType<Special> {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text);
  const milliseconds = parts === null ? NaN : Date.parse(`${parts[1]}Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  const nsec = Number((parts![2] ?? '').padEnd(9, '0'));
  return { as: new ExtData(timestampType, encodeTimeSpecToTimestamp({ sec: milliseconds / 1000, nsec })) };
}
