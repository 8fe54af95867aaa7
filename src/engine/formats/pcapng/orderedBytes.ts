/** Bytes that wait for others before them; of more, those that are missing come no more. */
const mostWaiting = 4 * 1024 * 1024;
const mostPieces = 4096;
/** How many bytes may be made up in the place of those that are not there, in all of a file: a short one could ask for terabytes. */
export interface ZerosLeft {
  bytes: number;
}

/** One direction of a TCP connection: its segments in order, each byte once, however often and in what order they came. */
export class OrderedBytes {
  readonly #deliver: (bytes: Uint8Array) => void;
  readonly #zeros: ZerosLeft;
  /** Sequence number of the byte that comes next; undefined before any came. */
  #next: number | undefined;
  /** Segments after a gap, in their order. */
  #waiting: { sequence: number; bytes: Uint8Array }[] = [];
  #length = 0;
  #missing = 0;
  #isLost = false;
  #end: number | undefined;

  /** `deliver` takes bytes in their order, and may keep them. */
  constructor(deliver: (bytes: Uint8Array) => void, zeros: ZerosLeft) {
    this.#deliver = deliver;
    this.#zeros = zeros;
  }

  /** Bytes in memory. */
  get waiting(): number {
    return this.#length;
  }

  /** Bytes that are not in the file, and stand as zeros in their place. */
  get missing(): number {
    return this.#missing;
  }

  /** Too much is missing: nothing more is delivered. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** All up to the FIN was delivered. */
  get hasEnded(): boolean {
    return this.#end !== undefined && this.#next !== undefined && distance(this.#next, this.#end) <= 0;
  }

  /** The connection begins: with the byte after this number. */
  begin(sequence: number): void {
    this.#next ??= (sequence + 1) >>> 0;
  }

  /** No more bytes than those before this number. */
  end(sequence: number): void {
    this.#end ??= sequence >>> 0;
  }

  /** Bytes that came; `missing` ones after them were not captured. Copied. */
  push(sequence: number, bytes: Uint8Array, missing: number): void {
    if (this.#isLost || bytes.length + missing === 0 || !this.#makeUp(missing)) return;
    const whole = new Uint8Array(bytes.length + missing);
    whole.set(bytes);
    this.#next ??= sequence;
    if (distance(this.#next, sequence) > 0) this.#wait(sequence, whole);
    else this.#take(sequence, whole);
    this.#drain();
    while (this.#length > mostWaiting || this.#waiting.length > mostPieces) this.#fill();
  }

  /** Nothing more comes: what is missing is left as zeros. */
  flush(): void {
    while (this.#waiting.length > 0) this.#fill();
  }

  #wait(sequence: number, bytes: Uint8Array): void {
    const next = this.#next!;
    const place = distance(next, sequence);
    let at = this.#waiting.length;
    while (at > 0 && distance(next, this.#waiting[at - 1]!.sequence) > place) at--;
    this.#waiting.splice(at, 0, { sequence, bytes });
    this.#length += bytes.length;
  }

  /** What was there before stays. */
  #take(sequence: number, bytes: Uint8Array): void {
    const rest = bytes.subarray(-distance(this.#next!, sequence));
    if (rest.length === 0) return;
    this.#next = (this.#next! + rest.length) >>> 0;
    this.#deliver(rest);
  }

  #drain(): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (distance(this.#next!, first.sequence) > 0) return;
      this.#waiting.shift();
      this.#length -= first.bytes.length;
      this.#take(first.sequence, first.bytes);
    }
  }

  #fill(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    const gap = distance(this.#next!, first.sequence);
    if (!this.#makeUp(gap)) return;
    this.#next = first.sequence;
    this.#deliver(new Uint8Array(gap));
    this.#drain();
  }

  /** False where there are too many: then it ends here. */
  #makeUp(missing: number): boolean {
    this.#missing += missing;
    this.#zeros.bytes -= missing;
    if (this.#zeros.bytes >= 0) return true;
    this.#isLost = true;
    this.#waiting = [];
    this.#length = 0;
    return false;
  }
}

/** From one sequence number to another, which may be behind it (RFC 9293 §3.4). */
function distance(from: number, to: number): number {
  return (to - from) | 0;
}
