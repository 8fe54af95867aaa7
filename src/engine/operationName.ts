import type { FormatId } from '../contract/decoding.ts';
import { readColumnField } from '../filterLanguage/columnField.ts';
import { discriminators, longestName } from '../filterLanguage/likeness.ts';
import { writeValue } from '../filterLanguage/value.ts';
import type { JsonPath } from '../filterLanguage/path.ts';

/** What a message is named by: a method, an event, a topic. */
export interface OperationName {
  name: string;
  /** The filter that finds messages with this name. */
  filter: string;
}

/** Fields that formats name their messages by, the most telling one first. */
const namedBy: Partial<Record<FormatId, readonly string[]>> = {
  jsonrpc: ['method'],
  socketio: ['event', 'type'],
  signalr: ['target'],
  graphqlws: ['operationName', 'type'],
  phoenix: ['event'],
  ocpp: ['action'],
  wamp: ['procedure', 'topic', 'type'],
  actioncable: ['command', 'type'],
  pusher: ['event'],
  ddp: ['method', 'collection', 'msg'],
  sockjs: ['frame'],
  cdp: ['method'],
  xmpp: ['element'],
  sip: ['method'],
  stomp: ['destination', 'command'],
  mqtt: ['topic', 'cmd'],
};

interface NamingField {
  field: string;
  paths: readonly JsonPath[];
  /** Before the value. */
  sign: string;
}

/** Its messages are named by fields of its own; those of others by `$.` paths. */
export function hasOwnNames(format: FormatId): boolean {
  return namedBy[format] !== undefined;
}

/** Names the messages of a format. Undefined where a message has no name of its own, as replies have none. */
export function namingOf(format: FormatId): (tree: unknown) => OperationName | undefined {
  const fields = fieldsOf(format);
  return (tree) => {
    for (const { field, paths, sign } of fields) {
      for (const path of paths) {
        const name = valueAt(tree, path, 0);
        if (isName(name)) return { name: String(name), filter: `${field}${sign}${writeValue(name)}` };
      }
    }
    return undefined;
  };
}

function fieldsOf(format: FormatId): NamingField[] {
  const own = namedBy[format];
  const written = own?.map((name) => `${format}.${name}`) ?? discriminators.map((name) => `$.${name}`);
  return written.map((field) => ({
    field,
    paths: readColumnField(field)!.paths,
    sign: own === undefined ? ' == ' : '=',
  }));
}

function isName(value: unknown): value is string | number {
  return typeof value === 'string' ? value !== '' && value.length <= longestName : Number.isSafeInteger(value);
}

/** Of several messages in one the first. Only own members count. */
function valueAt(value: unknown, path: JsonPath, at: number, depth = 0): unknown {
  const step = path[at];
  if (step === undefined || depth > path.length + 2) return value;
  if (Array.isArray(value) && typeof step !== 'number') return valueAt(value[0], path, at, depth + 1);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return valueAt((value as Record<string | number, unknown>)[step], path, at + 1, depth + 1);
}
