const asciiOnly = /^\p{ASCII}*$/u;

/** Payload that is looked at to tell which of a needle's bytes is rare there. */
const sampledBytes = 16 * 1024;

/** Bytes of text and JSON, the commonest first; a letter stands for both its cases. What is not here is rarer. */
const commonest = ' e"ta0oi1nrs,l:2d3ucm45.p6-7_8g9hy{}fbvw/[]k+=()\'x';

/**
 * A text to be found in any case, or bytes. One of ASCII alone is looked for in the payload's bytes: four at a time are asked
 * for its rarest one; no text is made of the payload. Letters of ASCII match in either case, and nothing else for them.
 */
export class Needle {
  readonly text: string;
  /** In lower case; undefined where the text is not all ASCII: then the payload's text is to be searched. */
  readonly #bytes: Uint8Array | undefined;
  /** What each byte counts as. */
  readonly #folded: Uint8Array;
  /** Place of the needle's rarest byte: by what is usual at first, and by what is searched then. */
  #rarest = 0;
  /** Of the next rarest: it is asked for before all others. */
  #second = 0;
  #counts: Uint32Array | undefined = new Uint32Array(256);
  #counted = 0;
  /** That byte, and what makes its two cases one, four times. */
  #pattern = 0;
  #fold = 0;
  // The memory that was searched last, as words: that of each direction's stream, mostly.
  #memory: Uint8Array | undefined;
  #words: Int32Array = new Int32Array(0);
  #otherMemory: Uint8Array | undefined;
  #otherWords: Int32Array = new Int32Array(0);

  /** `bytes`: it is these, and no other case of them. */
  constructor(text: string, bytes?: Uint8Array) {
    this.text = bytes === undefined ? text.toLowerCase() : text;
    this.#folded = bytes === undefined ? foldAscii : unfolded;
    if (bytes === undefined && !asciiOnly.test(this.text)) return;
    this.#bytes = bytes ?? Uint8Array.from(this.text, (character) => character.charCodeAt(0));
    this.#choose((place) => -rarity(this.text[place]!));
  }

  /** These bytes, exactly; at least one. */
  static ofBytes(bytes: Uint8Array): Needle {
    return new Needle(String.fromCharCode(...bytes), bytes);
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
    if (this.#counts !== undefined) this.#sample(bytes, from, to, this.#counts);
    const words = this.#words;
    const pattern = this.#pattern;
    const fold = this.#fold;
    // Where the rarest byte may stand, in memory.
    const first = bytes.byteOffset + from + this.#rarest;
    const end = bytes.byteOffset + to - needle.length + this.#rarest + 1;
    const last = Math.min((end + 3) >> 2, words.length);
    let word = first >> 2;
    // Nearly all of the time goes here: two words at a time. A word's byte is 0 where it is the one that is looked for.
    for (; word + 1 < last; word += 2) {
      const a = (words[word]! | fold) ^ pattern;
      const b = (words[word + 1]! | fold) ^ pattern;
      if (((((a - 0x01010101) & ~a) | ((b - 0x01010101) & ~b)) & 0x80808080) === 0) continue;
      if (this.#isAt(bytes, word * 4, first, end) || this.#isAt(bytes, word * 4 + 4, first, end)) return true;
    }
    for (; word < last; word++) {
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
    const folded = this.#folded;
    const rarest = this.#rarest;
    const byte = needle[rarest];
    const second = this.#second;
    const secondByte = needle[second];
    const before = bytes.byteOffset + rarest;
    const upTo = Math.min(place + 4, end);
    for (let at = Math.max(place, first); at < upTo; at++) {
      const start = at - before;
      if (folded[bytes[start + rarest]!] !== byte || folded[bytes[start + second]!] !== secondByte) continue;
      let i = 0;
      while (i < needle.length && folded[bytes[start + i]!] === needle[i]) i++;
      if (i === needle.length) return true;
    }
    return false;
  }

  /** The two places whose bytes are the least common. */
  #choose(common: (place: number) => number): void {
    const needle = this.#bytes!;
    const [rarest = 0, second = rarest] = Array.from(needle, (_, place) => place).sort((a, b) => common(a) - common(b));
    this.#rarest = rarest;
    this.#second = second;
    const byte = needle[rarest] ?? 0;
    this.#pattern = Math.imul(byte, 0x01010101);
    this.#fold = this.#folded === foldAscii && byte >= 0x61 && byte <= 0x7a ? 0x20202020 : 0;
  }

  #sample(bytes: Uint8Array, from: number, to: number, counts: Uint32Array): void {
    const end = Math.min(to, from + sampledBytes - this.#counted);
    const folded = this.#folded;
    for (let i = from; i < end; i++) counts[folded[bytes[i]!]!]!++;
    this.#counted += Math.max(0, end - from);
    if (this.#counted < sampledBytes) return;
    this.#counts = undefined;
    this.#choose((place) => counts[this.#bytes![place]!]!);
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
const unfolded = Uint8Array.from({ length: 256 }, (_, byte) => byte);
