import { t } from '../../contract/l10n.ts';
import { isList, isObject, objectOf, textMember, type Plain, type PlainObject } from './plain.ts';
import { brief } from './plainText.ts';

/** What an element of a message may be. */
type Kind = 'id' | 'uri' | 'dict' | 'any';

interface MessageType {
  readonly name: string;
  /** What follows the number of the type; those that end in `?` may be left out at the end. */
  readonly elements: readonly string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  realm: 'uri',
  reason: 'uri',
  authmethod: 'uri',
  error: 'uri',
  topic: 'uri',
  procedure: 'uri',
  details: 'dict',
  options: 'dict',
  extra: 'dict',
  signature: 'any',
  args: 'any',
  kwargs: 'any',
};

/** Numbers and elements of messages (WAMP, draft-oberstet-hybi-tavendo-wamp-02, §5.1 and §6.5; wamp-proto.org). */
const types: ReadonlyMap<number, MessageType> = new Map(
  Object.entries({
    1: 'HELLO realm details',
    2: 'WELCOME session details',
    3: 'ABORT details reason args? kwargs?',
    4: 'CHALLENGE authmethod extra',
    5: 'AUTHENTICATE signature extra',
    6: 'GOODBYE details reason',
    8: 'ERROR requestType request details error args? kwargs?',
    16: 'PUBLISH request options topic args? kwargs?',
    17: 'PUBLISHED request publication',
    32: 'SUBSCRIBE request options topic',
    33: 'SUBSCRIBED request subscription',
    34: 'UNSUBSCRIBE request subscription options?',
    35: 'UNSUBSCRIBED request details?',
    36: 'EVENT subscription publication details args? kwargs?',
    48: 'CALL request options procedure args? kwargs?',
    49: 'CANCEL request options',
    50: 'RESULT request details args? kwargs?',
    64: 'REGISTER request options procedure',
    65: 'REGISTERED request registration',
    66: 'UNREGISTER request registration options?',
    67: 'UNREGISTERED request details?',
    68: 'INVOCATION request registration details args? kwargs?',
    69: 'INTERRUPT request options',
    70: 'YIELD request options args? kwargs?',
  }).map(([number, written]) => {
    const [name, ...elements] = written.split(' ');
    return [Number(number), { name: name!, elements }];
  }),
);

const numbers = new Map([...types].map(([number, { name }]) => [name, number]));

/** Of the requests that an ERROR may answer. */
export function typeName(number: Plain | undefined): string {
  const known = typeof number === 'number' ? types.get(number) : undefined;
  return known?.name ?? brief(number, 20);
}

/** The names of a list's elements; else why it is no message of WAMP. */
export function wampElements(value: Plain): readonly string[] | { wrong: string } {
  const type = isList(value) && typeof value[0] === 'number' ? types.get(value[0]) : undefined;
  if (!isList(value) || type === undefined)
    return { wrong: t('A message of WAMP is a list that begins with the number of its type.') };
  const { name, elements } = type;
  const least = elements.filter((element) => !element.endsWith('?')).length;
  const given = value.length - 1;
  if (given < least || given > elements.length) {
    return { wrong: t('A {0} of WAMP has {1} elements after its type, not {2}.', name, least, given) };
  }
  const names = elements.slice(0, given).map((element) => element.replace('?', ''));
  const odd = names.find((element, i) => !isOf(kinds[element] ?? 'id', value[i + 1]!));
  return odd === undefined ? names : { wrong: t('“{0}” of this {1} is not what WAMP has there.', odd, name) };
}

function isOf(kind: Kind, value: Plain): boolean {
  switch (kind) {
    case 'id':
      // Up to 2^53, which a number holds and JSON's numbers may be.
      return typeof value === 'bigint'
        ? value >= 0n
        : typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'uri':
      return typeof value === 'string';
    case 'dict':
      return isObject(value);
    case 'any':
      return true;
    default:
      return kind satisfies never;
  }
}

/** By names: `{ type: 'CALL', request: 1, … }`. */
export function wampMessage(list: readonly Plain[], names: readonly string[]): PlainObject {
  const members = names.map((name, i) => [name, list[i + 1]] as const);
  return objectOf({ type: typeName(list[0]), ...Object.fromEntries(members) });
}

/** The list that `wampMessage` names. Throws an Error where it cannot be one. */
export function wampList(message: Plain): Plain[] {
  const number = numbers.get(textMember(message, 'type') ?? '');
  if (!isObject(message) || number === undefined) throw new Error(t('Its type is none of WAMP.'));
  const names = types.get(number)!.elements.map((element) => element.replace('?', ''));
  const last = names.findLastIndex((name) => Object.hasOwn(message, name));
  // Before keywords there is always a list.
  return [number, ...names.slice(0, last + 1).map((name) => message[name] ?? (name === 'args' ? [] : null))];
}
