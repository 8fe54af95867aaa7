/** Rules of what is replaced in a file besides credentials, as people write them: JSON paths and regular expressions. */
import type { Pattern, Redaction } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import { regexOf, wrongIn } from '../scenarios/regexField.ts';

/** As the engine reads them: `$.a[*]["b c"]..d`. */
const jsonPath =
  /^\$(?:(?:\.\.?(?:[\p{L}_$][\p{L}\p{N}_$-]*|\*)|(?:\.\.)?\[(?:\d{1,9}|\*|"(?:[^"\\]|\\["\\])*")\]))+$/u;

/** What of a redaction such rules are. */
export type Replaced = Required<Pick<Redaction, 'jsonPaths' | 'patterns'>>;

export function replacedBy(rules: readonly string[]): Replaced {
  return {
    jsonPaths: rules.filter((rule) => !isRegex(rule)),
    patterns: rules.filter(isRegex).map((rule): Pattern => regexOf(rule)),
  };
}

/** Why the first of them that is none is none; undefined: all can be used. */
export function wrongRule(rules: readonly string[]): string | undefined {
  for (const rule of rules) {
    const why = isRegex(rule) ? wrongIn(regexOf(rule)) : jsonPath.test(rule) ? undefined : notAPath();
    if (why !== undefined) return `${rule}: ${why}`;
  }
  return undefined;
}

function isRegex(rule: string): boolean {
  return /^\/.+\/[a-z]*$/s.test(rule);
}

function notAPath(): string {
  return t('no JSON path as in $.user.token, and no regular expression as in /token=\\w+/.');
}
