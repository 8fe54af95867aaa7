/** What was replaced in a file, for the one who saved it. */
import type { Redacted } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import { grouped } from '../amounts.ts';

/** `3 places were replaced (header fields: 1, by JSON paths: 2).` And what was not looked into. */
export function redactedWords(redacted: Redacted): string {
  const { unsearchable, pathless } = redacted;
  return [
    placesText(redacted),
    ...(unsearchable === 0 ? [] : [unsearchableText(unsearchable)]),
    ...(pathless === 0 ? [] : [pathlessText(pathless)]),
  ].join(' ');
}

function placesText({ secrets, fields, jsonPaths, patterns }: Redacted): string {
  const places = secrets + fields + jsonPaths + patterns;
  if (places === 0) return t('Nothing was found to be replaced.');
  const kinds = [
    ...(secrets === 0 ? [] : [t('secrets: {0}', grouped(secrets))]),
    ...(fields === 0 ? [] : [t('header fields: {0}', grouped(fields))]),
    ...(jsonPaths === 0 ? [] : [t('by JSON paths: {0}', grouped(jsonPaths))]),
    ...(patterns === 0 ? [] : [t('by regular expressions: {0}', grouped(patterns))]),
  ].join(', ');
  return places === 1
    ? t('1 place was replaced ({0}).', kinds)
    : t('{0} places were replaced ({1}).', grouped(places), kinds);
}

function unsearchableText(messages: number): string {
  return messages === 1
    ? t('1 message could not be searched, and was replaced as a whole.')
    : t('{0} messages could not be searched, and were replaced as a whole.', grouped(messages));
}

function pathlessText(messages: number): string {
  return messages === 1
    ? t('1 message is no text: JSON paths do not lead into it.')
    : t('{0} messages are no text: JSON paths do not lead into them.', grouped(messages));
}
