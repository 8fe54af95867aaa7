/** What the extension host writes into the page. */
import type { Translations } from '../src/contract/l10n.ts';
import type { PanelOpening } from '../src/contract/panel.ts';

/** What the page says, where that is not English. Undefined: there is nothing but English for it. */
export function translationsIn(page: Document): Translations | undefined {
  return dataIn(page, 'translations');
}

/** What the panel draws before it has asked anything. */
export function openingIn(page: Document): PanelOpening | undefined {
  return dataIn(page, 'opening');
}

function dataIn<T>(page: Document, id: string): T | undefined {
  const written = page.getElementById(id)?.textContent;
  return written === undefined ? undefined : (JSON.parse(written) as T);
}
