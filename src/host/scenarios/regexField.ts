/** Regular expressions as scenarios write them. */
import type { Node } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import type { Regex } from '../../contract/scenario.ts';
import { fieldPath } from '../profiles/jsonNodes.ts';
import type { Report } from '../profiles/profileProblem.ts';
import { text } from '../profiles/fields/shapes.ts';

/** `/source/flags`, or the source alone. */
export function regexOf(written: string): Regex {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(written) ?? [];
  return source === undefined ? { source: written, flags: '' } : { source, flags: flags ?? '' };
}

export function regexText({ source, flags }: Regex): string {
  return `/${source}/${flags}`;
}

/** What is wrong with it was reported. */
export function regex(node: Node, report: Report): Regex | undefined {
  const written = text(node, report);
  if (written === undefined) return undefined;
  const read = regexOf(written);
  const why = /[gy]/.test(read.flags) ? t('the flags g and y do nothing here') : wrongIn(read);
  if (why === undefined) return read;
  report(node, 'regex', t('`{0}` is no regular expression: {1}.', fieldPath(node), why));
  return undefined;
}

/** Why it cannot be used; undefined: it can. */
export function wrongIn({ source, flags }: Regex): string | undefined {
  try {
    new RegExp(source, flags);
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/^Invalid regular expression: /, '');
  }
}
