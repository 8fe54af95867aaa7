/**
 * The page of a webview under a strict content security policy: one script, one style sheet, nothing inline but data. What
 * the script imports, now or later, is allowed by the script's own nonce, which the browser hands down.
 */
import { randomBytes } from 'node:crypto';
import type { Translations } from '../../contract/l10n.ts';
import type { PanelOpening } from '../../contract/panel.ts';

export interface WebviewPage {
  title: string;
  /** Address of the bundle's script, and of its style sheet. */
  script: string;
  /** Addresses of what the script imports at once: fetched beside it. */
  chunks?: readonly string[];
  style: string;
  /** What style sheets may come from: `webview.cspSource`. The icon font is in them. */
  source: string;
  nonce: string;
  /** What its rows are of: an id, or what tells one of a file; none for the Frame Inspector. */
  session?: string;
  /** The session is what a file has: nothing comes to it. */
  still?: boolean;
  /** It shows images that it makes of bytes by itself; none are loaded from anywhere. */
  images?: boolean;
  /** What it says, where that is not English. */
  translations?: Translations | undefined;
  /** What it draws before it has asked anything. */
  opening?: PanelOpening | undefined;
}

export function webviewHtml({
  title,
  script,
  chunks = [],
  style,
  source,
  nonce,
  session = '',
  still = false,
  images = false,
  translations,
  opening,
}: WebviewPage): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' ${source}`,
    'font-src data:',
    ...(images ? ['img-src blob:'] : []),
  ].join('; ');
  return `<!doctype html>
<html lang="${escaped(translations?.language ?? 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta property="csp-nonce" nonce="${nonce}" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${escaped(style)}">
${chunks.map((chunk) => `<link rel="modulepreload" nonce="${nonce}" href="${escaped(chunk)}">\n`).join('')}</head>
<body>
<div id="root" data-session="${escaped(session)}"${still ? ' data-still' : ''}></div>
${dataBlock('translations', translations)}${dataBlock('opening', opening)}<script type="module" nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

/** Data that nothing runs; it cannot end the element, nor begin a comment. */
function dataBlock(id: string, data: object | undefined): string {
  if (data === undefined) return '';
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${id}">${json}</script>\n`;
}

export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
