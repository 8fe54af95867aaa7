/** Secrets that a file holds in plain text: whoever gets the file has them. */
import { isSecretName, isSecretValue } from '../secretNames.ts';
import { findSecrets, type FoundSecret } from '../secretExtraction.ts';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import type { ProblemFix, Report } from '../profileProblem.ts';
import type { Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { membersOf } from '../jsonNodes.ts';
import { nodeAt } from '../textNode.ts';
import { hasReference } from '../variables/template.ts';

const code = 'plain-secret';
const words = (): string => t('A secret in plain text: whoever gets the file has it.');

export interface LookedThrough {
  profile: ConnectionProfile;
  /** Position in the file's `profiles`. */
  index: number;
  canBeKept: boolean;
}

export function reportPlainSecrets(node: Node, { profile, index, canBeKept }: LookedThrough, report: Report): void {
  const told = new Set<Node>();
  for (const found of findSecrets(profile)) {
    const text = nodeAt(node, found.path);
    if (!text || told.has(text) || !isTelling(found)) continue;
    told.add(text);
    const fix: ProblemFix = { kind: 'keep-secret', title: t('Move to secret storage'), index, path: found.path };
    report(text, code, `${words()} ${t('Keep it in the secret storage.')}`, {
      severity: 'warning',
      fixes: canBeKept ? [fix] : [],
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
    const remedy = t(
      'Write `{0}` in its place: it is asked for once, and kept in the secret storage.',
      `\${secret:${name.replace(/[^\w.-]/g, '-')}}`,
    );
    report(value, code, `${words()} ${remedy}`, { severity: 'warning' });
  }
}
