import { t } from '../../../contract/l10n.ts';
import type { Regex } from '../../../contract/scenario.ts';
import { withinTime } from '../../filter/timeLimit.ts';

/** Milliseconds in which a regular expression has to come to an end. */
const longest = 250;
/** UTF-16 code units that it is tried on. */
const mostText = 1_000_000;

/** A regular expression took too long: it tries more ways than anybody can wait for. */
export class RegexTooSlow extends Error {
  constructor(regex: Regex) {
    super(t('{0} takes too long on this message: it tries too many ways.', regexText(regex)));
  }
}

/** Null where nothing matches. Throws `RegexTooSlow`. */
export function firstMatch(regex: Regex, text: string): RegExpExecArray | null {
  let found: RegExpExecArray | null = null;
  const compiled = new RegExp(regex.source, regex.flags);
  const inTime = withinTime(longest, () => {
    found = compiled.exec(text.slice(0, mostText));
  });
  if (!inTime) throw new RegexTooSlow(regex);
  return found;
}

export function regexText({ source, flags }: Regex): string {
  return `/${source}/${flags}`;
}
