import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, Format } from '../format.ts';
import { folded, unfolded } from '../jsonInText.ts';
import { jsonPayload, shareOfJson } from '../jsonPayload.ts';
import { isObject, member, objectOf, textMember, type Plain, type PlainObject } from '../plain.ts';
import { brief, jsonOf, wholeJson, words } from '../plainText.ts';

const commands = new Set(['subscribe', 'unsubscribe', 'message']);
const types = new Set(['welcome', 'disconnect', 'ping', 'confirm_subscription', 'reject_subscription']);

/** Action Cable of Ruby on Rails (github.com/rails/rails, actioncable/app/javascript/action_cable). */
export const actioncable: Format = {
  id: 'actioncable',
  title: 'Action Cable',
  recognise(evidence) {
    if (/^actioncable-v1/.test(evidence.subprotocol)) return 1;
    const share = shareOfJson(evidence, isMessage);
    return share === 0 || shareOfJson(evidence, tellsItself) === 0 ? 0 : 0.9 * share;
  },
  open: () => Promise.resolve(codec),
};

function tellsItself(value: Plain): boolean {
  const identifier = textMember(value, 'identifier');
  return identifier !== undefined && isObject(unfolded(identifier));
}

function isMessage(value: Plain): boolean {
  if (types.has(textMember(value, 'type') ?? '')) return true;
  return (
    tellsItself(value) && (commands.has(textMember(value, 'command') ?? '') || member(value, 'message') !== undefined)
  );
}

const codec: Codec = {
  decode(payload) {
    const value = jsonPayload(payload);
    return isObject(value) ? within(value, unfolded) : value;
  },
  summary: line,
  correlations,
  encode: (tree) => ({ text: wholeJson(isObject(tree) ? within(tree, folded) : tree) }),
};

/** What is JSON in a text: which channel with which parameters, and what is sent to it. */
function within(message: PlainObject, change: (value: Plain | undefined) => Plain | undefined): PlainObject {
  return objectOf({
    ...message,
    identifier: change(member(message, 'identifier')),
    data: change(member(message, 'data')),
  });
}

/** `message ChatChannel#speak {"room":1} {"body":"hi"}`. */
function line(message: Plain): string {
  const kind = textMember(message, 'command') ?? textMember(message, 'type');
  const identifier = member(message, 'identifier');
  const sent = member(message, 'data');
  const action = textMember(sent, 'action');
  const channel = textMember(identifier, 'channel') ?? (typeof identifier === 'string' ? identifier : '');
  const said = sent === undefined ? member(message, 'message') : without(sent, 'action');
  return words(
    kind ?? 'message',
    action === undefined ? channel : `${channel}#${action}`,
    content(without(identifier, 'channel')),
    textMember(message, 'reason'),
    member(message, 'reconnect') === false ? 'for good' : '',
    content(said),
  );
}

function without(value: Plain | undefined, name: string): Plain | undefined {
  if (!isObject(value)) return typeof value === 'string' && name === 'channel' ? undefined : value;
  return objectOf({ ...value, [name]: undefined });
}

function content(value: Plain | undefined): string {
  const text = brief(value);
  return text === '{}' ? '' : text;
}

/** A subscription is confirmed or rejected by its identifier, which is a text on the wire. */
function correlations(message: Plain): readonly Correlation[] {
  const id = `subscription ${jsonOf(member(message, 'identifier') ?? null, 1_000).text}`;
  if (textMember(message, 'command') === 'subscribe') return [{ id, role: 'request' }];
  const type = textMember(message, 'type');
  return type === 'confirm_subscription' || type === 'reject_subscription' ? [{ id, role: 'reply' }] : [];
}
