/** The bundles in `l10n/`, and what is wrong with them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../folders.ts';
import type { Part } from './sources.ts';
import { placeholders, type FoundText } from './texts.ts';

export type Bundle = Record<string, string>;

/** English is in the sources. */
export const languages = ['de'] as const;

export function bundleFile(part: Part, language: string): string {
  return join(repository, 'l10n', `${part}.l10n.${language}.json`);
}

export function readBundle(part: Part, language: string): Bundle {
  return JSON.parse(readFileSync(bundleFile(part, language), 'utf8')) as Bundle;
}

/** What of the texts is missing, unused, empty, or with other placeholders; a sentence each. */
export function bundleFaults(bundle: Bundle, texts: readonly FoundText[]): string[] {
  const places = new Map(texts.map(({ key, place }) => [key, place]));
  const missing = [...places].filter(([key]) => !Object.hasOwn(bundle, key));
  const entries = Object.entries(bundle);
  return [
    ...missing.map(([key, place]) => `missing: ${JSON.stringify(key)} of ${place}`),
    ...entries.filter(([key]) => !places.has(key)).map(([key]) => `unused: ${JSON.stringify(key)}`),
    ...entries.filter(([, text]) => text === '').map(([key]) => `empty: ${JSON.stringify(key)}`),
    ...entries
      .filter(([key, text]) => text !== '' && fixed(key) !== fixed(text))
      .map(([key]) => `other placeholders, icons or code: ${JSON.stringify(key)}`),
  ];
}

/** What is the same in every language: placeholders, `$(icon)`, and what stands in backticks and is no `field:word`. */
function fixed(text: string): string {
  const icons = text.match(/\$\([\w~-]+\)/g) ?? [];
  const code = (text.match(/`[^`]*`/g) ?? []).map((one) => one.replace(/:\p{L}+`$/u, ':`'));
  return [...placeholders(text), ...icons.sort(), ...code.sort()].join();
}
