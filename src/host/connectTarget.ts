/** What callers of the public API may connect to. */
import { parseTree } from 'jsonc-parser';
import { t } from '../contract/l10n.ts';
import type { ConnectionProfile } from '../contract/model.ts';
import { badArgument } from './failures.ts';
import { readProfileFields } from './profiles/fields/profileFields.ts';

/** What is wrong with these is told where they are used, also after variables were put in: by the attempt to connect. */
const checkedWhereUsed = /^(?:url-.+|secret-in-host|header-name|header-value|subprotocol|subprotocol-twice)$/;

/** The profile that an argument means, with the fields that profiles have; texts may hold variables. Throws `bad-target`. */
export function targetProfile(target: unknown): ConnectionProfile {
  if (typeof target === 'string') return { url: target };
  if (typeof target !== 'object' || target === null || Array.isArray(target)) {
    throw badArgument(
      'bad-target',
      t('There is nothing to connect to.'),
      t('Pass an address, or a profile with a `url`.'),
    );
  }
  const tree = parseTree(jsonOf(target))!;
  const problems: string[] = [];
  const { templates: _, ...profile } = readProfileFields(tree, (_node, code, text, { severity = 'error' } = {}) => {
    if (severity === 'error' && !checkedWhereUsed.test(code)) problems.push(text);
  });
  const url: unknown = (target as Partial<Record<string, unknown>>)['url'];
  if (url === undefined) problems.push(t('`url` is missing.'));
  if (problems.length > 0) throw badTarget(problems);
  const { subprotocols } = target as Partial<ConnectionProfile>;
  return { ...profile, ...(subprotocols ? { subprotocols: [...subprotocols] } : {}), url: String(url) };
}

function jsonOf(target: object): string {
  try {
    return JSON.stringify(target);
  } catch (error) {
    throw badTarget([error instanceof Error ? error.message : String(error)]);
  }
}

function badTarget(problems: string[]): Error {
  return badArgument(
    'bad-target',
    t('The profile cannot be used: {0}', problems.join(' ')),
    t('Pass a profile as the type `ConnectionProfile` describes it.'),
  );
}
