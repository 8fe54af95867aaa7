/** The environments of a profile file: what `${name}` means in dev, staging, … */
import type { Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { membersOf, nodePath } from '../jsonNodes.ts';
import { nearest } from '../fields/nearest.ts';
import { replaceBy, type Report } from '../profileProblem.ts';
import { variableNamePattern } from '../variables/template.ts';

/** Templates by the names of variables. */
export type Environment = ReadonlyMap<string, string>;

export interface Environments {
  /** In the order of the file. */
  byName: ReadonlyMap<string, Environment>;
  /** The one that holds as long as none is chosen. */
  default?: string;
}

export const noEnvironments: Environments = { byName: new Map() };

/** More than anybody keeps. */
const environmentsRead = 100;
const reserved = new Set(['workspaceFolder']);

/** `environments` of the file; `default` is the name of one, or itself one. */
export function readEnvironments(node: Node, report: Report): Environments {
  if (node.type !== 'object') {
    report(node, 'environments', t('`environments` must be an object: {0}.', '{ "dev": { "host": "…" } }'));
    return noEnvironments;
  }
  const byName = new Map<string, Environment>();
  let chosen: { name: string; node: Node } | undefined;
  for (const { name, value } of membersOf(node).slice(0, environmentsRead)) {
    if (name === 'default' && typeof value.value === 'string') chosen = { name: value.value, node: value };
    else if (value.type === 'object') byName.set(name, readEnvironment(value, report));
    else report(value, 'environment', t('The environment “{0}” must be an object of variables.', name));
  }
  if (chosen && !byName.has(chosen.name)) {
    const meant = nearest(chosen.name, byName.keys());
    const fixes = meant === undefined ? [] : [replaceBy(chosen.node, meant, t('Change to "{0}"', meant))];
    report(chosen.node, 'unknown-environment', t('There is no environment “{0}”.', chosen.name), { fixes });
    chosen = undefined;
  }
  const byDefault = chosen?.name ?? (byName.has('default') ? 'default' : undefined);
  return byDefault === undefined ? { byName } : { byName, default: byDefault };
}

function readEnvironment(node: Node, report: Report): Environment {
  const values = new Map<string, string>();
  for (const { key, name, value } of membersOf(node)) {
    const plain: unknown = value.value;
    if (!variableNamePattern.test(name) || reserved.has(name)) {
      const fixes = [{ kind: 'set' as const, title: t('Remove "{0}"', name), path: nodePath(value), value: undefined }];
      const fault = t('{0} cannot be the name of a variable.', JSON.stringify(name));
      const rule = t('Letters, digits, dots, hyphens and underscores may stand in it, and it begins with a letter.');
      report(key, 'variable-name', `${fault} ${rule}`, { fixes });
    } else if (typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean') {
      values.set(name, String(plain));
    } else report(value, 'variable-value', t('The value of “{0}” must be text, a number, or true or false.', name));
  }
  return values;
}
