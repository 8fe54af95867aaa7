/** The translations of the parts that cannot ask VS Code: read at their first use, English where there are none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Translations } from '../contract/l10n.ts';

/** Each carries its own texts only. Those of the extension host are in `bundle`, which VS Code reads. */
export type TranslatedPart = 'engine' | 'webview' | 'demo';

/** A file with more is none of ours. */
const longest = 4 << 20;

export class TranslationFiles {
  readonly #folder: string;
  readonly #language: string;
  readonly #tellBroken: (words: string) => void;
  readonly #known = new Map<TranslatedPart, Translations | undefined>();

  /** `folder`: `l10n`. `language`: as `vscode.env.language` has it. */
  constructor(folder: string, language: string, tellBroken: (words: string) => void) {
    this.#folder = folder;
    this.#language = language.toLowerCase();
    this.#tellBroken = tellBroken;
  }

  /** Undefined where there is nothing but English for it. */
  of(part: TranslatedPart): Translations | undefined {
    if (!this.#known.has(part)) this.#known.set(part, this.#read(part));
    return this.#known.get(part);
  }

  #read(part: TranslatedPart): Translations | undefined {
    const language = this.#language;
    // It becomes a part of a path.
    if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/.test(language) || language === 'en') return undefined;
    const file = join(this.#folder, `${part}.l10n.${language}.json`);
    try {
      return { language, texts: textsIn(readFileSync(file, 'utf8')) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.#tellBroken(`${file} cannot be used, English is: ${String(error)}`);
      return undefined;
    }
  }
}

function textsIn(json: string): Record<string, string> {
  if (json.length > longest) throw new Error(`It has ${json.length} characters.`);
  const texts: unknown = JSON.parse(json);
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) throw new Error('It is no JSON object.');
  const wrong = Object.entries(texts).find(([, text]) => typeof text !== 'string');
  if (wrong) throw new Error(`What it has for ${JSON.stringify(wrong[0])} is no text.`);
  return texts as Record<string, string>;
}
