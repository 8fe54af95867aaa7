import { describe, expect, it } from 'vitest';
import { webviewHtml } from '../../../src/host/panel/webviewHtml.ts';
import type { Translations } from '../../../src/contract/l10n.ts';
import { translationsIn } from '../../../webview/translations.ts';

/** As a page finds the element that the extension host wrote. */
function pageWith(translations: Translations | undefined): Document {
  const html = webviewHtml({ title: '', script: '', style: '', source: '', nonce: '', translations });
  const written = /<script type="application\/json" id="translations">([^]*?)<\/script>/.exec(html)?.[1];
  return {
    getElementById: (id: string) => (id === 'translations' && written !== undefined ? { textContent: written } : null),
  } as unknown as Document;
}

describe('translationsIn', () => {
  it('reads what the page was made with', () => {
    const german = { language: 'de', texts: { 'a </script><!-- {0}': 'b <script> „{0}“ \u2028' } };
    expect(translationsIn(pageWith(german))).toEqual(german);
  });

  it('is nothing where the page has none', () => {
    expect(translationsIn(pageWith(undefined))).toBeUndefined();
  });
});
