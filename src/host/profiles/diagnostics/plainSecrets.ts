/** Secrets that a file holds in plain text: whoever gets the file has them. */
import { isSecretName, isSecretValue } from '../secretNames.ts';
import { findSecrets, type FoundSecret } from '../secretExtraction.ts';
import type { ProfileEntry } from '../profileFile.ts';
import type { Report } from '../profileProblem.ts';
import type { Node } from 'jsonc-parser';
import { membersOf } from '../jsonNodes.ts';
import { nodeAt } from '../textNode.ts';
import { hasReference } from '../variables/template.ts';

const code = 'plain-secret';
const words = 'A secret in plain text: whoever gets the file has it.';

export function reportPlainSecrets(profile: Node, { profile: read, index }: ProfileEntry, report: Report): void {
  const told = new Set<Node>();
  for (const found of findSecrets(read)) {
    const node = nodeAt(profile, found.path);
    if (!node || told.has(node) || !isTelling(found)) continue;
    told.add(node);
    report(node, code, `${words} Keep it in the secret storage.`, {
      severity: 'warning',
      fixes: [{ kind: 'keep-secret', title: 'Move to secret storage', index, path: found.path }],
    });
  }
}

/** Many cookies are none. */
function isTelling({ place, value }: FoundSecret): boolean {
  return !place.startsWith('cookie.') || isSecretName(place.slice('cookie.'.length)) || isSecretValue(value);
}

/** Of an environment: where they would be sent is not known here. */
export function reportSecretVariables(environment: Node, report: Report): void {
  for (const { name, value } of membersOf(environment)) {
    const text: unknown = value.value;
    if (typeof text !== 'string' || text === '' || hasReference(text)) continue;
    if (!isSecretName(name) && !isSecretValue(text)) continue;
    const remedy = `Write \`\${secret:${name.replace(/[^\w.-]/g, '-')}}\` in its place: it is asked for once, and kept in the secret storage.`;
    report(value, code, `${words} ${remedy}`, { severity: 'warning' });
  }
}
