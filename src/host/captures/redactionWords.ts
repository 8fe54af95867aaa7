/** What was replaced in a file, for the one who saved it. */
import type { Redacted } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import { grouped } from '../amounts.ts';

/** `3 places were replaced.` */
export function redactedWords({ secrets, fields, jsonPaths, patterns, unsearchable }: Redacted): string {
  const replaced = placesText(secrets + fields + jsonPaths + patterns);
  return unsearchable === 0 ? replaced : `${replaced} ${unsearchableText(unsearchable)}`;
}

function placesText(places: number): string {
  if (places === 0) return t('Nothing was found to be replaced.');
  return places === 1 ? t('1 place was replaced.') : t('{0} places were replaced.', grouped(places));
}

function unsearchableText(messages: number): string {
  return messages === 1
    ? t('1 message could not be searched, and was replaced as a whole.')
    : t('{0} messages could not be searched, and were replaced as a whole.', grouped(messages));
}
