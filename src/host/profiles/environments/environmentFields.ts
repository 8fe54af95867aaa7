/** The environments of a profile file: what `${name}` means in dev, staging, … */
import { getNodePath, type Node } from 'jsonc-parser';
import { membersOf } from '../jsonNodes.ts';
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
    report(node, 'environments', '`environments` must be an object: { "dev": { "host": "…" } }.');
    return noEnvironments;
  }
  const byName = new Map<string, Environment>();
  let chosen: { name: string; node: Node } | undefined;
  for (const { name, value } of membersOf(node).slice(0, environmentsRead)) {
    if (name === 'default' && typeof value.value === 'string') chosen = { name: value.value, node: value };
    else if (value.type === 'object') byName.set(name, readEnvironment(value, report));
    else report(value, 'environment', `The environment “${name}” must be an object of variables.`);
  }
  if (chosen && !byName.has(chosen.name)) {
    const meant = nearest(chosen.name, byName.keys());
    const fixes = meant === undefined ? [] : [replaceBy(chosen.node, meant, `Change to "${meant}"`)];
    report(chosen.node, 'unknown-environment', `There is no environment “${chosen.name}”.`, { fixes });
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
      const fixes = [{ kind: 'set' as const, title: `Remove "${name}"`, path: getNodePath(value), value: undefined }];
      const words = 'Letters, digits, dots, hyphens and underscores may stand in it, and it begins with a letter.';
      report(key, 'variable-name', `${JSON.stringify(name)} cannot be the name of a variable. ${words}`, { fixes });
    } else if (typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean') {
      values.set(name, String(plain));
    } else report(value, 'variable-value', `The value of “${name}” must be text, a number, or true or false.`);
  }
  return values;
}
