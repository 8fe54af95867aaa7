/** Payloads of permessage-deflate (RFC 7692 §7.2), by zlib. */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { asBytes } from './frame.ts';
import { concat, hex, toHex } from './hex.ts';

/** What a sync flush ends with; it is cut off (§7.2.1) and put back (§7.2.2). */
const TAIL = hex('00 00 ff ff');

/** The most that a back reference reaches. */
const WINDOW = 32 * 1024;

export interface DeflateOptions {
  /** Later messages may refer to earlier ones (§7.1.1). True unless said otherwise. */
  contextTakeover?: boolean;
  /** 0 to 9; 0 stores. */
  level?: number;
}

/** Compresses the messages of one direction, in their order. */
export class Deflater {
  readonly #takeover: boolean;
  readonly #level: number;
  /** The text of earlier messages: as a dictionary it is what the sliding window would hold. */
  #window = new Uint8Array();

  constructor({ contextTakeover = true, level = 6 }: DeflateOptions = {}) {
    this.#takeover = contextTakeover;
    this.#level = level;
  }

  /** The payload of a message whose first frame has `rsv: 4`. */
  deflate(payload: string | Uint8Array): Uint8Array {
    const data = asBytes(payload);
    // §7.2.3.6: zlib flushes nothing where there is nothing; an empty block without its tail is one zero byte.
    if (data.length === 0) return hex('00');
    const flushed = deflateRawSync(data, {
      level: this.#level,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(this.#window.length > 0 ? { dictionary: this.#window } : {}),
    });
    if (toHex(flushed.subarray(-4)) !== toHex(TAIL)) throw new Error('zlib did not end with a sync flush.');
    if (this.#takeover) this.#window = newest(this.#window, data);
    return Uint8Array.from(flushed.subarray(0, -4));
  }
}

/** Inflates the messages of one direction, in their order. Throws zlib's error where the data is none. */
export class Inflater {
  readonly #takeover: boolean;
  #window = new Uint8Array();

  constructor({ contextTakeover = true }: { contextTakeover?: boolean } = {}) {
    this.#takeover = contextTakeover;
  }

  inflate(payload: Uint8Array): Uint8Array {
    const data = inflateRawSync(concat(payload, TAIL), {
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(this.#window.length > 0 ? { dictionary: this.#window } : {}),
    });
    if (this.#takeover) this.#window = newest(this.#window, data);
    return Uint8Array.from(data);
  }
}

function newest(window: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(concat(window, data).subarray(-WINDOW));
}
