/** Long texts of one row in lower case: many conditions may ask for the same one, and it may be 64 MiB. */
const longText = 4096;

export class FoldedTexts {
  #known: Map<string, string> | undefined;

  of(text: string): string {
    if (text.length < longText) return text.toLowerCase();
    const known = (this.#known ??= new Map<string, string>());
    let folded = known.get(text);
    if (folded === undefined) known.set(text, (folded = text.toLowerCase()));
    return folded;
  }

  /** Another row is looked at. */
  forget(): void {
    this.#known = undefined;
  }
}
