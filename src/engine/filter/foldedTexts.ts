/** Long texts of one row in lower case: many conditions may ask for the same one, and it may be 64 MiB. */
const longText = 4096;

export class FoldedTexts {
  readonly #known = new Map<string, string>();

  of(text: string): string {
    if (text.length < longText) return text.toLowerCase();
    let folded = this.#known.get(text);
    if (folded === undefined) this.#known.set(text, (folded = text.toLowerCase()));
    return folded;
  }
}
