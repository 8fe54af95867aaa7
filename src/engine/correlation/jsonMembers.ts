const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
/** Bytes: of a longer string the end is found faster by what the platform searches with. */
const shortString = 64;

/**
 * Goes over the members of one JSON object (RFC 8259 §4) by its bytes: what is in a value is stepped over, nothing is
 * made of it. A name with an escape in it is told as it is written.
 */
export class JsonMembers {
  /** Of the member that `next` came to: its name without quotation marks, and its value. */
  nameFrom = 0;
  nameTo = 0;
  valueFrom = 0;
  valueTo = 0;
  /** Behind the object, once `end` is `whole`. */
  at = 0;
  /** How it ended. `cut`: the bytes are over before the object is; then the last value is not whole. */
  end: 'open' | 'whole' | 'cut' | 'broken' = 'open';
  #bytes: Uint8Array = new Uint8Array(0);
  #to = 0;
  #first = true;

  /** Begins with what is at `from`, behind space; false where that is no object. */
  begin(bytes: Uint8Array, from: number, to: number): boolean {
    this.#bytes = bytes;
    this.#to = to;
    this.#first = true;
    this.end = 'open';
    this.at = afterSpace(bytes, from, to);
    if (this.at >= to || bytes[this.at] !== openBrace) return false;
    this.at++;
    return true;
  }

  /** Goes to the next member; false where there is none: see `end`. */
  next(): boolean {
    if (this.end !== 'open') return false;
    const bytes = this.#bytes;
    const to = this.#to;
    let at = afterSpace(bytes, this.at, to);
    if (at < to && bytes[at] === closeBrace) return this.#ended('whole', at + 1);
    if (!this.#first) {
      if (at < to && bytes[at] !== comma) return this.#ended('broken', at);
      at = afterSpace(bytes, at + 1, to);
    }
    this.#first = false;
    if (at >= to) return this.#ended('cut', to);
    if (bytes[at] !== quote) return this.#ended('broken', at);
    this.nameFrom = at + 1;
    at = stringEnd(bytes, at, to);
    this.nameTo = at - 1;
    if (at > to) return this.#ended('cut', to);
    at = afterSpace(bytes, at, to);
    if (at >= to) return this.#ended('cut', to);
    if (bytes[at] !== colon) return this.#ended('broken', at);
    this.valueFrom = afterSpace(bytes, at + 1, to);
    if (this.valueFrom >= to) return this.#ended('cut', to);
    at = valueEnd(bytes, this.valueFrom, to);
    if (at === this.valueFrom) return this.#ended('broken', at);
    if (at > to) this.end = 'cut';
    this.valueTo = Math.min(at, to);
    this.at = this.valueTo;
    return true;
  }

  #ended(end: 'whole' | 'cut' | 'broken', at: number): false {
    this.end = end;
    this.at = at;
    return false;
  }
}

/** The next byte that is no space; `to` where there is none. */
export function afterSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    at++;
  }
  return at;
}

/** Behind the string that begins at `at`; beyond `to` where it is not over. */
function stringEnd(bytes: Uint8Array, at: number, to: number): number {
  const soon = Math.min(to, at + shortString);
  let i = at + 1;
  for (; i < soon; i++) {
    const byte = bytes[i]!;
    if (byte === quote) return i + 1;
    if (byte === backslash) i++;
  }
  while (i < to) {
    const found = bytes.indexOf(quote, i);
    if (found < 0 || found >= to) break;
    let escape = found;
    while (escape > i && bytes[escape - 1] === backslash) escape--;
    if ((found - escape) % 2 === 0) return found + 1;
    i = found + 1;
  }
  return to + 1;
}

/** Behind the value that begins at `at`; beyond `to` where it is not over, `at` where there is none. */
function valueEnd(bytes: Uint8Array, at: number, to: number): number {
  switch (bytes[at]) {
    case quote:
      return stringEnd(bytes, at, to);
    case openBrace:
    case openBracket:
      return nestedEnd(bytes, at, to);
    default:
      return literalEnd(bytes, at, to);
  }
}

function nestedEnd(bytes: Uint8Array, at: number, to: number): number {
  let depth = 0;
  for (let i = at; i < to; i++) {
    const byte = bytes[i]!;
    if (byte === quote) i = stringEnd(bytes, i, to) - 1;
    else if (byte === openBrace || byte === openBracket) depth++;
    else if ((byte === closeBrace || byte === closeBracket) && --depth === 0) return i + 1;
  }
  return to + 1;
}

/** A number, `true`, `false` or `null`: only something behind it shows that it is over. */
function literalEnd(bytes: Uint8Array, at: number, to: number): number {
  for (let i = at; i < to; i++) {
    const byte = bytes[i]!;
    const goesOn = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (!goesOn && (byte < 0x2b || byte > 0x39 || byte === comma || byte === 0x2f)) return i;
  }
  return to + 1;
}
