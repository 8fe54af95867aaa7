import type { PartOf } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';

/** Characters of a filter that are kept of what a file says. */
const longestFilter = 2_000;

/** What a file says of being a part; undefined where it does not say it, or not so that it could be true. */
export function partFrom(messages?: number, of?: number, filter?: string): PartOf | undefined {
  if (messages === undefined || of === undefined) return undefined;
  if (!Number.isSafeInteger(messages) || !Number.isSafeInteger(of) || messages < 0 || of < messages) return undefined;
  return { messages, of, ...(filter === undefined ? {} : { filter: filter.slice(0, longestFilter) }) };
}

/** A sentence. */
export function partWords({ messages, of, filter }: PartOf): string {
  return filter === undefined
    ? t('It is a part of a capture: {0} of {1} messages and control frames, chosen by hand.', messages, of)
    : t(
        'It is a part of a capture: {0} of {1} messages and control frames, by the filter “{2}”.',
        messages,
        of,
        filter,
      );
}
