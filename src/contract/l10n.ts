/**
 * Texts that people read, in their language. The English text is the key, as with `vscode.l10n.t`, whose bundles these
 * are; engine, webviews and what the tests run without VS Code cannot ask VS Code itself. Nobody translates: English.
 */

export interface Translations {
  /** As `vscode.env.language` has it: `de`, `pt-br`. */
  language: string;
  /** English text with its `{0}` or `{name}` → text in that language. A comment follows the key behind a slash. */
  texts: Readonly<Record<string, string>>;
}

export type TextArgument = string | number;

/** `comment` tells one key from another with the same English words: what is meant. */
export interface CommentedText {
  message: string;
  comment: string;
  args?: readonly TextArgument[] | Readonly<Record<string, TextArgument>>;
}

let current: { language: string; texts: ReadonlyMap<string, string> } = { language: 'en', texts: new Map() };

/** What `t` says from now on; undefined: English. Called once, before anything is said. */
export function useTranslations(translations: Translations | undefined): void {
  const { language, texts } = translations ?? { language: 'en', texts: {} };
  current = { language, texts: new Map(Object.entries(texts)) };
}

/** The language that `t` speaks, for `Intl`: `en` where there are no translations into that of VS Code. */
export function textLanguage(): string {
  return current.language;
}

/**
 * `t('{0} of {1} rows', 3, 9)`, `t('{found} of {all} rows', { found: 3, all: 9 })`. The text is written out at the call:
 * a test reads the sources and holds the bundles against them. Called inside functions only, as they run when the
 * language is known.
 */
export function t(message: string | CommentedText, ...args: TextArgument[]): string;
export function t(message: string, args: Readonly<Record<string, TextArgument>>): string;
export function t(
  text: string | CommentedText,
  ...given: (TextArgument | Readonly<Record<string, TextArgument>>)[]
): string {
  const { message, key, args } =
    typeof text === 'string'
      ? { message: text, key: text, args: typeof given[0] === 'object' ? given[0] : given }
      : { message: text.message, key: `${text.message}/${text.comment}`, args: text.args ?? [] };
  const values = new Map<string, unknown>(Object.entries(args));
  return (current.texts.get(key) ?? message).replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    values.has(name) ? String(values.get(name)) : placeholder,
  );
}
