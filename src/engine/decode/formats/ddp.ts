import type { Correlation, CorrelationRole } from '../../correlation/correlation.ts';
import type { Format } from '../format.ts';
import { jsonCodec, shareOfJson } from '../jsonPayload.ts';
import { isList, member, textMember, type Plain } from '../plain.ts';
import { brief, words } from '../plainText.ts';

/** Of a list of ids, that are named in a line. */
const mostNamed = 5;

/** What each message has beside its `msg` (github.com/meteor/meteor, packages/ddp/DDP.md). */
const members: Readonly<Record<string, readonly string[]>> = {
  connect: ['version', 'support'],
  connected: ['session'],
  failed: ['version'],
  ping: [],
  pong: [],
  sub: ['id', 'name'],
  unsub: ['id'],
  nosub: ['id'],
  added: ['collection', 'id'],
  changed: ['collection', 'id'],
  removed: ['collection', 'id'],
  ready: ['subs'],
  addedBefore: ['collection', 'id'],
  movedBefore: ['collection', 'id'],
  method: ['method', 'id'],
  result: ['id'],
  updated: ['methods'],
  error: ['reason'],
};

/** DDP, versions 1, pre2 and pre1: Meteor's protocol. */
export const ddp: Format = {
  id: 'ddp',
  title: 'DDP (Meteor)',
  recognise(evidence) {
    const share = shareOfJson(evidence, (value) => isMessage(value) || member(value, 'server_id') !== undefined);
    const opens = shareOfJson(
      evidence,
      (value) => /^connect(?:ed)?$/.test(textMember(value, 'msg') ?? '') && isMessage(value),
    );
    const own = shareOfJson(evidence, isMessage);
    return opens > 0 ? 0.95 * share : own > 0 ? 0.7 * share : 0;
  },
  open: () => Promise.resolve(codec),
};

function isMessage(value: Plain): boolean {
  const msg = textMember(value, 'msg');
  if (msg === undefined || !Object.hasOwn(members, msg)) return false;
  return members[msg]!.every((name) => member(value, name) !== undefined);
}

const codec = jsonCodec({ summary: line, correlations });

/** `method login #1 [{…}]`, `result #1 error 403 Login forbidden`, `added lists/a {"name":"b"}`. */
function line(message: Plain): string {
  const msg = textMember(message, 'msg');
  if (msg === undefined) return brief(message);
  const id = textMember(message, 'id');
  const collection = textMember(message, 'collection');
  const place = collection === undefined ? (id === undefined ? '' : `#${id}`) : `${collection}/${id ?? ''}`;
  const about = textMember(message, 'name') ?? textMember(message, 'method') ?? textMember(message, 'reason');
  return words(
    msg,
    about,
    textMember(message, 'session') ?? textMember(message, 'version'),
    place,
    numbers(member(message, 'subs') ?? member(message, 'methods')),
    brief(member(message, 'params') ?? member(message, 'fields') ?? member(message, 'result')),
    brief(member(message, 'cleared')),
    errorOf(member(message, 'error')),
  );
}

function numbers(list: Plain | undefined): string {
  if (!isList(list)) return '';
  const named = list.slice(0, mostNamed).map((id) => `#${typeof id === 'string' ? id : brief(id, 40)}`);
  return `${named.join(' ')}${list.length > mostNamed ? ' …' : ''}`;
}

function errorOf(error: Plain | undefined): string {
  if (error === undefined) return '';
  const reason = textMember(error, 'reason') ?? textMember(error, 'message');
  return words('error', brief(member(error, 'error'), 60).replace(/^"|"$/g, ''), reason);
}

function correlations(message: Plain): readonly Correlation[] {
  const id = textMember(message, 'id') ?? '';
  const one = (about: string, role: CorrelationRole): Correlation[] => [{ id: about, role }];
  switch (textMember(message, 'msg')) {
    case 'connect':
      return one('connect', 'request');
    case 'connected':
    case 'failed':
      return one('connect', 'reply');
    case 'ping':
      return one(`ping ${id}`, 'request');
    case 'pong':
      return one(`ping ${id}`, 'reply');
    case 'method':
      return one(`method ${id}`, 'request');
    case 'result':
      return one(`method ${id}`, 'reply');
    case 'sub':
    case 'unsub':
      return one(`subscription ${id}`, 'request');
    case 'nosub':
      return one(`subscription ${id}`, 'reply');
    case 'ready': {
      const subs = member(message, 'subs');
      const ids = isList(subs) ? subs.filter((sub) => typeof sub === 'string') : [];
      return ids.map((sub) => ({ id: `subscription ${sub}`, role: 'reply' }));
    }
    default:
      return [];
  }
}
