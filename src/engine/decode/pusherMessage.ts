import { folded, unfolded } from './jsonInText.ts';
import { isObject, member, objectOf, textMember, type Plain, type PlainObject } from './plain.ts';

/** Members of `data` that are JSON in a text, too: who subscribes to a presence channel, and who signs in. */
const inner = ['channel_data', 'user_data'] as const;

/** What clients say: its data is an object. Servers send theirs as a text, except for errors. */
const ofClients = /^(?:client-.*|pusher:(?:subscribe|unsubscribe|ping|pong|signin|error|subscription_error))$/s;

/** The message with what is JSON in its texts as trees. */
export function readPusher(value: Plain): Plain {
  return isObject(value) ? withData(value, unfolded(member(value, 'data')), unfolded) : value;
}

/** The message as clients and servers write it. */
export function writePusher(tree: Plain): Plain {
  if (!isObject(tree)) return tree;
  const { data } = withData(tree, member(tree, 'data'), folded);
  const isObjectOnWire = ofClients.test(textMember(tree, 'event') ?? '');
  return objectOf({ ...tree, data: isObjectOnWire ? data : folded(data) });
}

function withData(
  message: PlainObject,
  data: Plain | undefined,
  change: (value: Plain | undefined) => Plain | undefined,
): PlainObject {
  if (!isObject(data)) return objectOf({ ...message, data });
  const changed = Object.fromEntries(inner.map((name) => [name, change(member(data, name))]));
  return objectOf({ ...message, data: objectOf({ ...data, ...changed }) });
}
