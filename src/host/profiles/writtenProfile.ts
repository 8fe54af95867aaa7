/** What a profile that cannot be used holds all the same: its texts, each in its place. */
import { getNodeValue, type Node } from 'jsonc-parser';
import type { ConnectionProfile, HeaderList } from '../../contract/model.ts';
import { itemsOf, memberOf, membersOf } from './jsonNodes.ts';
import type { MessageTemplate } from './messageTemplate.ts';
import type { ListedProfile } from './profileFile.ts';
import { withoutTemplates, type SourceProfile } from './sourceProfile.ts';

/** Fields in which texts may stand that have variables or secrets. */
const fields: readonly (keyof SourceProfile)[] = [
  'url',
  'query',
  'headers',
  'subprotocols',
  'origin',
  'cookies',
  'auth',
  'proxy',
  'tls',
  'schema',
  'onOpen',
  'heartbeat',
  'templates',
];

/** Its values may be of any kind: it is to be looked through for texts (`textsOf`), and for nothing else. */
export function writtenProfile(node: Node): ConnectionProfile {
  const entries = fields.flatMap((name): [string, unknown][] => {
    const field = memberOf(node, name);
    if (!field) return [];
    return [[name, name === 'headers' ? pairsIn(field) : (getNodeValue(field) as unknown)]];
  });
  return { url: '', ...Object.fromEntries(entries) };
}

/**
 * What of a profile in a list is looked through for what is wrong. Templates as they are written: those that are left out
 * have their places too.
 */
export function lookedThrough(listed: ListedProfile, node: Node): ConnectionProfile {
  if ('errors' in listed) return writtenProfile(node);
  return { ...withoutTemplates(listed.profile), ...writtenTemplates(node) };
}

/** `node`: a profile, or the whole file. */
export function writtenTemplates(node: Node): Pick<SourceProfile, 'templates'> {
  const list = memberOf(node, 'templates');
  return list ? { templates: getNodeValue(list) as MessageTemplate[] } : {};
}

/** What is no pair leaves an empty one: the others keep their places. */
function pairsIn(node: Node): HeaderList {
  if (node.type === 'object') return membersOf(node).map(({ name, value }) => [name, textOf(value)]);
  return itemsOf(node).map((pair) => {
    const [name, value] = itemsOf(pair);
    return name && value ? [textOf(name), textOf(value)] : ['', ''];
  });
}

function textOf({ value }: Node): string {
  return typeof value === 'string' ? value : '';
}
