import { isUtf8 } from 'node:buffer';
import type { View } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import { Flag, pageRecords, type RecordPage } from '../capture/frameRecord.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import type { JsonPath } from '../../filterLanguage/path.ts';
import { PayloadBlocks } from '../capture/payloadBlocks.ts';
import { rowOf } from '../capture/rows.ts';
import type { Pairing } from '../correlation/pairing.ts';
import { Opcode } from '../wire/opcodes.ts';
import { Violation } from '../wire/violations.ts';
import type { Annotations } from './annotations.ts';
import { bitsOf, type Candidate } from './candidate.ts';
import { FoldedTexts } from './foldedTexts.ts';
import type { Needle } from './needle.ts';
import { fieldRoot, type TreeOf } from './treeOf.ts';

/** Of a longer payload the beginning is looked at: it may be gigabytes. */
const searchedBytes = 100 * 1024 * 1024;

/** Text is made of a payload's beginning only: a string has at most 512 MiB. Words are looked for in all of it. */
const longestText = 64 * 1024 * 1024;

/** A payload parsed. */
interface Root {
  root: unknown;
  /** Only what lies on this path. */
  of?: JsonPath | undefined;
}

type Replies = Pick<Pairing, 'partner' | 'isUnanswered'>;

/**
 * The frame or message at one place of the index after another, as a filter sees it. One object serves a whole scan,
 * and payloads are looked at where a block of the stream was read; only messages that are compressed or in fragments,
 * and very long ones, are put together first.
 */
export class FrameCandidate implements Candidate {
  bits = 0;
  marker = false;
  id = 0;
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #view: View;
  readonly #annotations: Annotations;
  readonly #replies: Replies | undefined;
  readonly #blocks: PayloadBlocks;
  readonly #treeOf: TreeOf | undefined;
  #page!: RecordPage;
  #at = 0;
  #flags = 0;
  /** Where the payload is, once it was asked for. */
  #bytes: Buffer | undefined;
  #from = 0;
  #to = 0;
  #text: string | undefined;
  #json: Root | undefined;
  /** Of this row, once one was asked for. */
  #folded: FoldedTexts | undefined;

  /** `replies` is needed only where a condition asks for them; without `treeOf` payloads are read as JSON. */
  constructor(
    capture: Capture,
    reader: MessageReader,
    view: View,
    annotations: Annotations,
    { replies, treeOf }: { replies?: Replies | undefined; treeOf?: TreeOf | undefined } = {},
  ) {
    this.#capture = capture;
    this.#reader = reader;
    this.#view = view;
    this.#annotations = annotations;
    this.#replies = replies;
    this.#treeOf = treeOf;
    this.#blocks = new PayloadBlocks(capture);
  }

  /** Looks at the frame at this place of the page. */
  move(id: number, page: RecordPage, at: number): void {
    this.#page = page;
    this.#at = at;
    this.id = id;
    this.#flags = page.flags(at);
    this.bits = bitsOf(page.byte0(at), this.#flags);
    this.marker = (this.#flags & Flag.marker) !== 0;
    this.#bytes = undefined;
    this.#text = undefined;
    this.#json = undefined;
    this.#folded = undefined;
  }

  /** The scan rests: gives back the memory of its blocks. */
  rest(): void {
    this.#blocks.release();
    this.#bytes = undefined;
    this.#folded = undefined;
  }

  size(): number {
    if (this.#view === 'frames' || !this.#joined) return this.#page.payloadLength(this.#at);
    if ((this.#flags & Flag.compressed) === 0) {
      return this.#reader.extent(this.#record).payloadLength;
    }
    this.#payload();
    return this.#to - this.#from;
  }

  wire(): number {
    if (this.#view === 'frames' || (this.#flags & Flag.last) !== 0) {
      return this.#page.headerLength(this.#at) + this.#page.payloadLength(this.#at);
    }
    return this.#reader.extent(this.#record).wireLength;
  }

  time(): number {
    return this.#page.time(this.#at);
  }

  gap(): number {
    let page = this.#page;
    for (let id = this.id - 1; id > 0; id--) {
      const at = (id - 1) % pageRecords;
      if (at === pageRecords - 1) page = this.#capture.frames.page(id);
      // In `messages` a frame that goes on with a message has no row.
      if (this.#view === 'frames' || (page.flags(at) & Flag.first) !== 0) return this.time() - page.time(at);
    }
    return NaN;
  }

  reply(): number {
    const reply = this.#replies?.partner(this.id) ?? 0;
    if (reply <= this.id) return NaN;
    return Math.max(0, this.#capture.frames.page(reply).time((reply - 1) % pageRecords) - this.time());
  }

  unanswered(): boolean {
    return this.#replies?.isUnanswered(this.id) === true;
  }

  closeCode(): number {
    return this.#page.closeCode(this.#at);
  }

  fin(): boolean {
    if (this.#view === 'frames' || !this.#parted) return (this.bits & 0x80) !== 0;
    return this.#reader.extent(this.#record).complete;
  }

  /** What was found when the frame passed, or in the message's fragments; else what inflating it shows, as its row does. */
  violation(): number {
    if (this.marker) return 0;
    const extent = this.#view === 'messages' && this.#parted ? this.#reader.extent(this.#record).violation : 0;
    const known = extent === 0 ? this.#page.violation(this.#at) : extent;
    const compressed = Flag.compressed | Flag.first;
    if (known !== 0 || (this.#flags & compressed) !== compressed) return known;
    const message = this.#reader.message(this.#record, searchedBytes);
    if (message.bytes === undefined) return message.invalid ? Violation['deflate-error'] : 0;
    const wrong = (this.bits & 0xf) === Opcode.text && !isUtf8(message.bytes);
    return wrong ? Violation['invalid-utf8'] : 0;
  }

  bookmarked(): boolean {
    return this.#annotations.has(this.id);
  }

  note(): string | undefined {
    return this.#annotations.note(this.id);
  }

  contains(needle: Needle): boolean {
    if (!needle.inBytes) return this.folded(this.text()).includes(needle.text);
    const bytes = this.#payload();
    return needle.isIn(bytes, this.#from, this.#to);
  }

  text(): string {
    if (this.#text === undefined) {
      const bytes = this.#payload();
      this.#text = bytes.toString('utf8', this.#from, Math.min(this.#to, this.#from + longestText));
    }
    return this.#text;
  }

  folded(text: string): string {
    return (this.#folded ??= new FoldedTexts()).of(text);
  }

  json(path: JsonPath): unknown {
    if (this.#json?.of !== undefined && this.#json.of !== path) this.#json = undefined;
    this.#json ??= this.#decoded(path) ?? parsed(this.#startsLikeJson ? this.text() : '');
    return this.#json.root;
  }

  decoded(decoder: string, path: JsonPath): unknown {
    const root = this.#treeOf && fieldRoot(this.#treeOf, decoder);
    return root?.(this.json(path));
  }

  /** Undefined where nobody but JSON could know. */
  #decoded(path: JsonPath): Root | undefined {
    const opcode = this.bits & 0xf;
    const whole = this.#flags & (this.#view === 'messages' ? Flag.first : Flag.first | Flag.last);
    const isMessage = opcode === Opcode.text || opcode === Opcode.binary;
    if (this.#treeOf === undefined || !isMessage || this.marker) return undefined;
    if (whole !== (this.#view === 'messages' ? Flag.first : Flag.first | Flag.last)) return undefined;
    const bytes = this.#payload().subarray(this.#from, this.#to);
    const direction = (this.#flags & Flag.out) === 0 ? 'in' : 'out';
    const of = this.#treeOf.routed ? path : undefined;
    const root = this.#treeOf.read({ id: this.id, direction, text: opcode === Opcode.text, bytes }, of);
    return root === undefined ? undefined : { root, of };
  }

  get #startsLikeJson(): boolean {
    const bytes = this.#payload();
    let i = this.#from;
    while (i < this.#to && (bytes[i] === 0x20 || (bytes[i]! >= 0x09 && bytes[i]! <= 0x0d))) i++;
    return bytes[i] === 0x7b || bytes[i] === 0x5b;
  }

  /** It is the first of several fragments. */
  get #parted(): boolean {
    return (this.#flags & (Flag.first | Flag.last)) === Flag.first;
  }

  /** The payload is not simply a part of the stream. */
  get #joined(): boolean {
    if ((this.#flags & Flag.first) === 0) return false;
    return (this.#flags & Flag.compressed) !== 0 || (this.#view === 'messages' && (this.#flags & Flag.last) === 0);
  }

  /** Of a marker its words. */
  #payload(): Buffer {
    if (this.#bytes !== undefined) return this.#bytes;
    if (this.marker) return this.#take(Buffer.from(rowOf(this.#record, this.#view, this.#reader).preview));
    if (this.#joined || !this.#blocks.locate(this.#page, this.#at)) {
      const record = this.#record;
      const whole = this.#joined
        ? (this.#reader.message(record, searchedBytes).bytes ?? this.#reader.messageBytes(record, searchedBytes))
        : this.#reader.framePayload(record, searchedBytes);
      return this.#take(Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength));
    }
    this.#from = this.#blocks.from;
    this.#to = this.#blocks.to;
    return (this.#bytes = this.#blocks.bytes);
  }

  get #record(): FrameRecord {
    return this.#capture.frames.get(this.id)!;
  }

  #take(whole: Buffer): Buffer {
    this.#from = 0;
    this.#to = whole.length;
    return (this.#bytes = whole);
  }
}

function parsed(text: string): Root {
  try {
    return { root: text === '' ? undefined : (JSON.parse(text) as unknown) };
  } catch {
    // Not JSON: that is an answer, not an error.
    return { root: undefined };
  }
}
