import { t } from '../../contract/l10n.ts';

/** Path of a report's document, whose end is its tab's title: `/3/Check of feed.md`. */
export function reportPath(label: string, count: number): string {
  const name = label
    .replace(/[\\/:*?"<>|\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 60);
  const title = name === '' ? t('Check of a connection') : t('Check of {0}', name);
  return `/${count}/${title.replaceAll('/', ' ')}.md`;
}
