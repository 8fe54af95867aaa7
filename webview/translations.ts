/** What the page says, where that is not English: the extension host writes it into the page. */
import type { Translations } from '../src/contract/l10n.ts';

/** Undefined: there is nothing but English for it. */
export function translationsIn(page: Document): Translations | undefined {
  const written = page.getElementById('translations')?.textContent;
  return written === undefined ? undefined : (JSON.parse(written) as Translations);
}
