const asciiOnly = /^\p{ASCII}*$/u;

/** Bytes of text and JSON, the commonest first; a letter stands for both its cases. What is not here is rarer. */
const commonest = ' e"ta0oi1nrs,l:2d3ucm45.p6-7_8g9hy{}fbvw/[]k+=()\'x';

/**
 * A text to be found in any case. One of ASCII alone is looked for in the payload's bytes: four at a time are asked
 * for its rarest one; no text is made of the payload. Letters of ASCII match in either case, and nothing else for them.
 */
export class Needle {
  readonly text: string;
  /** In lower case; undefined where the text is not all ASCII: then the payload's text is to be searched. */
  readonly #bytes: Uint8Array | undefined;
  /** Place of the needle's rarest byte. */
  #rarest = 0;
  /** That byte, and what makes its two cases one, four times. */
  #pattern = 0;
  #fold = 0;
  // The memory that was searched last, as words: that of each direction's stream, mostly.
  #memory: Uint8Array | undefined;
  #words: Int32Array = new Int32Array(0);
  #otherMemory: Uint8Array | undefined;
  #otherWords: Int32Array = new Int32Array(0);

  constructor(text: string) {
    this.text = text.toLowerCase();
    if (!asciiOnly.test(this.text)) return;
    this.#bytes = Uint8Array.from(this.text, (character) => character.charCodeAt(0));
    for (let i = 1; i < this.text.length; i++) {
      if (rarity(this.text[i]!) > rarity(this.text[this.#rarest]!)) this.#rarest = i;
    }
    const byte = this.#bytes[this.#rarest] ?? 0;
    this.#pattern = Math.imul(byte, 0x01010101);
    this.#fold = byte >= 0x61 && byte <= 0x7a ? 0x20202020 : 0;
  }

  /** It can be looked for by `isIn`. */
  get inBytes(): boolean {
    return this.#bytes !== undefined;
  }

  /** It is in the bytes from `from` to `to`. */
  isIn(bytes: Uint8Array, from: number, to: number): boolean {
    const needle = this.#bytes!;
    if (needle.length === 0) return true;
    if (this.#memory !== bytes) this.#look(bytes);
    const words = this.#words;
    const pattern = this.#pattern;
    const fold = this.#fold;
    // Where the rarest byte may stand, in memory.
    const first = bytes.byteOffset + from + this.#rarest;
    const end = bytes.byteOffset + to - needle.length + this.#rarest + 1;
    const last = Math.min((end + 3) >> 2, words.length);
    // Nearly all of the time goes here. A word's byte is 0 where it is the one that is looked for.
    for (let word = first >> 2; word < last; word++) {
      const differs = (words[word]! | fold) ^ pattern;
      if (((differs - 0x01010101) & ~differs & 0x80808080) !== 0 && this.#isAt(bytes, word * 4, first, end))
        return true;
    }
    // Memory need not end with a whole word.
    return last * 4 < end && this.#isAt(bytes, last * 4, first, end);
  }

  /** With its rarest byte at one of four places in memory, no earlier than `first` and before `end`. */
  #isAt(bytes: Uint8Array, place: number, first: number, end: number): boolean {
    const needle = this.#bytes!;
    const upTo = Math.min(place + 4, end);
    for (let at = Math.max(place, first); at < upTo; at++) {
      const start = at - bytes.byteOffset - this.#rarest;
      let i = 0;
      while (i < needle.length && foldAscii[bytes[start + i]!] === needle[i]) i++;
      if (i === needle.length) return true;
    }
    return false;
  }

  #look(memory: Uint8Array): void {
    const { buffer } = memory;
    const words = this.#otherMemory === memory ? this.#otherWords : new Int32Array(buffer, 0, buffer.byteLength >> 2);
    this.#otherMemory = this.#memory;
    this.#otherWords = this.#words;
    this.#memory = memory;
    this.#words = words;
  }
}

function rarity(character: string): number {
  const place = commonest.indexOf(character);
  return place < 0 ? commonest.length : place;
}

const foldAscii = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
