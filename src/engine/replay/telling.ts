import { isComposed } from './jsonValue.ts';

/** Members that say what kind of message it is, and are the same the next time. */
const telling = ['type', 'event', 'kind', 'op', 'action', 'method', 'msg', 'topic', 'channel', 'jsonrpc'];

/** Those that a message has as texts, by name; undefined where it is no object. */
export function tellingMembers(json: unknown): [name: string, value: string][] | undefined {
  if (!isComposed(json) || Array.isArray(json)) return undefined;
  return telling.flatMap((name): [string, string][] => {
    const value: unknown = Object.hasOwn(json, name) ? json[name] : undefined;
    return typeof value === 'string' ? [[name, value]] : [];
  });
}
