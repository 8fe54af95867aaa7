import { describe, expect, it } from 'vitest';
import { webviewHtml } from '../../../src/host/panel/webviewHtml.ts';
import type { Translations } from '../../../src/contract/l10n.ts';
import { usualLayout, usualLook, type PanelOpening } from '../../../src/contract/panel.ts';
import { openingIn, translationsIn } from '../../../webview/pageData.ts';
import { snapshotOf } from './panel/snapshotOf.ts';
import { rowOf } from './table/rowsOf.ts';

/** As a page finds the element that the extension host wrote. */
function pageWith(translations: Translations | undefined, opening?: PanelOpening): Document {
  const html = webviewHtml({ title: '', script: '', style: '', source: '', nonce: '', translations, opening });
  const blocks = html.matchAll(/<script type="application\/json" id="(\w+)">([^]*?)<\/script>/g);
  const written = new Map([...blocks].map(([, id, json]) => [id, json]));
  return {
    getElementById: (id: string) => (written.has(id) ? { textContent: written.get(id) } : null),
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

describe('openingIn', () => {
  it('reads the rows that the page was made with, whatever peers sent', () => {
    const row = rowOf(1, { preview: '</script><script>alert(1)</script><!-- \u2028 \ud800' });
    const query = { view: 'frames' as const, filter: '', start: 0, count: 1 };
    const answer = { rows: [row], start: 0, total: 1, scanned: 1, frames: 1, searched: 1, all: 1, notes: [] };
    const opening = { snapshot: snapshotOf(), layout: usualLayout, look: usualLook, rows: { query, answer } };
    expect(openingIn(pageWith({ language: 'de', texts: {} }, opening))).toEqual(opening);
  });

  it('is nothing where the page has none', () => {
    expect(openingIn(pageWith(undefined))).toBeUndefined();
  });
});
