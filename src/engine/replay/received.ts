import type { Direction, OpcodeName } from '../../contract/model.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import type { Payload } from '../decode/format.ts';
import type { Plain } from '../decode/plain.ts';
import { jsonOf } from '../decode/plainText.ts';
import { opcodeName } from '../wire/opcodes.ts';

/** Bytes of a payload that are looked at. */
export const mostRead = 16 * 1024 * 1024;

/** What a payload means by the session's decoder; undefined where that cannot be read. */
export type Meaning = (payload: Payload) => Plain | undefined;

/** The payload is neither JSON nor what the decoder reads, or it is too long to be read as such. */
export const noJson = Symbol('no JSON');

const utf8 = new TextDecoder();

/** A message or control frame of a record, with its payload as far as `mostRead`. */
export class Received {
  readonly id: number;
  readonly time: number;
  readonly opcode: OpcodeName | number;
  readonly bytes: Uint8Array;
  /** Bytes of the whole payload. */
  readonly length: number;
  readonly #direction: Direction;
  readonly #meaning: Meaning | undefined;
  #text: string | undefined;
  #json: unknown;
  #isDecoded = false;

  private constructor(
    { id, time, byte0, direction }: FrameRecord,
    bytes: Uint8Array,
    length: number,
    meaning: Meaning | undefined,
  ) {
    this.id = id;
    this.time = time;
    this.opcode = opcodeName(byte0 & 0xf);
    this.bytes = bytes;
    this.length = length;
    this.#direction = direction;
    this.#meaning = meaning;
  }

  static async read(
    record: FrameRecord,
    reader: MessageReader,
    signal?: AbortSignal,
    meaning?: Meaning,
  ): Promise<Received> {
    const read = await reader.beginning(record, mostRead, signal);
    // What cannot be inflated is looked at as it came.
    const { bytes = reader.messageBytes(record, mostRead), total = bytes.length } =
      read.bytes === undefined ? {} : read;
    return new Received(record, bytes, total, meaning);
  }

  get isText(): boolean {
    return this.opcode === 'text';
  }

  get isMessage(): boolean {
    return this.opcode === 'text' || this.opcode === 'binary';
  }

  /** Of a close frame (RFC 6455 §5.5.1). */
  get reason(): string {
    return utf8.decode(this.bytes.subarray(2));
  }

  get text(): string {
    return (this.#text ??= utf8.decode(this.bytes));
  }

  /** Its value as JSON; where it is none, what the session's decoder makes of it; else `noJson`. */
  get json(): unknown {
    this.#json ??= this.#parse();
    return this.#json;
  }

  /** Its text is JSON itself. */
  get isJson(): boolean {
    return this.json !== noJson && !this.#isDecoded;
  }

  #parse(): unknown {
    if (this.length > this.bytes.length) return noJson;
    try {
      return JSON.parse(this.text) as unknown;
    } catch {
      return this.#decoded();
    }
  }

  #decoded(): unknown {
    if (!this.isMessage) return noJson;
    const tree = this.#meaning?.({ direction: this.#direction, text: this.isText, bytes: this.bytes });
    this.#isDecoded = true;
    // As it is shown: whole numbers that no number holds are read as JSON reads them, and levels that are too deep as nothing.
    return tree === undefined ? noJson : (JSON.parse(jsonOf(tree, Infinity, 'null').text) as unknown);
  }
}
