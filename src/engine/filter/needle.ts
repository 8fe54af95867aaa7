const asciiOnly = /^\p{ASCII}*$/u;

/**
 * A text to be found in any case. One of ASCII alone is looked for in the payload's bytes, by Horspool's algorithm
 * over a table that takes both cases of a letter for one; no text is made of the payload. Letters of ASCII match in
 * either case, and nothing else for them.
 */
export class Needle {
  readonly text: string;
  /** Undefined where the text is not all ASCII: then the payload's text is to be searched. */
  readonly #bytes: Uint8Array | undefined;
  /** How far to go on when this byte stands where the last one should; 0 for the last one itself. */
  readonly #shift = new Int32Array(256);
  /** How far to go on after the last byte fitted and another did not. */
  #again = 1;

  constructor(text: string) {
    this.text = text.toLowerCase();
    if (!asciiOnly.test(this.text)) return;
    const bytes = Uint8Array.from(this.text, (character) => character.charCodeAt(0));
    const last = bytes.length - 1;
    this.#bytes = bytes;
    this.#shift.fill(bytes.length);
    for (let i = 0; i < last; i++) this.#set(bytes[i]!, last - i);
    if (last < 0) return;
    this.#again = this.#shift[bytes[last]!]!;
    this.#set(bytes[last]!, 0);
  }

  /** It can be looked for by `isIn`. */
  get inBytes(): boolean {
    return this.#bytes !== undefined;
  }

  /** It is in the bytes from `from` to `to`. */
  isIn(bytes: Uint8Array, from: number, to: number): boolean {
    const needle = this.#bytes!;
    const last = needle.length - 1;
    if (last < 0) return true;
    const shift = this.#shift;
    for (let end = from + last; end < to; end += this.#again) {
      // Nearly all of the time goes here.
      for (let by = shift[bytes[end]!]!; by !== 0; by = shift[bytes[end]!]!) {
        end += by;
        if (end >= to) return false;
      }
      let i = last - 1;
      while (i >= 0 && foldAscii[bytes[end - last + i]!] === needle[i]) i--;
      if (i < 0) return true;
    }
    return false;
  }

  /** For both cases of a letter. */
  #set(lower: number, shift: number): void {
    this.#shift[lower] = shift;
    if (lower >= 0x61 && lower <= 0x7a) this.#shift[lower - 0x20] = shift;
  }
}

const foldAscii = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
