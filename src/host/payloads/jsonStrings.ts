/** Whether a place of a JSON text (RFC 8259 §7) is in a string, told while the text is read piece by piece. */
export class JsonStrings {
  #inside = false;
  #escaped = false;

  /** At the end of what was read so far. */
  get inside(): boolean {
    return this.#inside;
  }

  read(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const character = text[at];
      if (this.#escaped) this.#escaped = false;
      else if (character === '"') this.#inside = !this.#inside;
      else if (character === '\\') this.#escaped = this.#inside;
    }
  }
}
