/** Finds words of ASCII among bytes without making a text of them. */
export class AsciiWords<T> {
  /** By length. */
  readonly #words: (readonly { bytes: Uint8Array; meaning: T }[] | undefined)[] = [];

  constructor(words: Readonly<Record<string, T>>) {
    for (const [word, meaning] of Object.entries(words)) {
      const known = this.#words[word.length] ?? [];
      this.#words[word.length] = [...known, { bytes: new TextEncoder().encode(word), meaning }];
    }
  }

  /** What the word means that is exactly from `from` to before `to`; undefined where it is none of them. */
  find(bytes: Uint8Array, from: number, to: number): T | undefined {
    const candidates = this.#words[to - from];
    if (candidates === undefined) return undefined;
    for (const word of candidates) if (isAt(word.bytes, bytes, from)) return word.meaning;
    return undefined;
  }
}

function isAt(word: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[from + i]) return false;
  return true;
}
