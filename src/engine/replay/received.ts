import type { OpcodeName } from '../../contract/model.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { opcodeName } from '../wire/opcodes.ts';

/** Bytes of a payload that are looked at. */
export const mostRead = 16 * 1024 * 1024;

/** The payload is no JSON, or too long to be read as such. */
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
  #text: string | undefined;
  #json: unknown;

  private constructor({ id, time, byte0 }: FrameRecord, bytes: Uint8Array, length: number) {
    this.id = id;
    this.time = time;
    this.opcode = opcodeName(byte0 & 0xf);
    this.bytes = bytes;
    this.length = length;
  }

  static async read(record: FrameRecord, reader: MessageReader, signal?: AbortSignal): Promise<Received> {
    const read = await reader.beginning(record, mostRead, signal);
    // What cannot be inflated is looked at as it came.
    const { bytes = reader.messageBytes(record, mostRead), total = bytes.length } =
      read.bytes === undefined ? {} : read;
    return new Received(record, bytes, total);
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

  /** Its value as JSON, or `noJson`. */
  get json(): unknown {
    this.#json ??= this.#parse();
    return this.#json;
  }

  #parse(): unknown {
    if (this.length > this.bytes.length) return noJson;
    try {
      return JSON.parse(this.text) as unknown;
    } catch {
      return noJson;
    }
  }
}
