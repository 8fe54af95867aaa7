import { closeCodeOf, closePayloadViolation } from './closePayload.ts';
import {
  headerLengthOf,
  headerViolation,
  headerViolationOffset,
  maxHeaderLength,
  payloadLengthOf,
  type HeaderContext,
} from './frameHeader.ts';
import { Opcode, standsAlone } from './opcodes.ts';
import { Utf8Validator } from './utf8.ts';
import { Violation } from './violations.ts';

/** A frame that has passed whole, or as far as it came. The decoder reuses one object: copy what is to be kept. */
export interface DecodedFrame {
  /** Offset of its first byte in the direction's stream. */
  offset: number;
  headerLength: number;
  payloadLength: number;
  /** FIN, RSV1-3 and opcode as on the wire. */
  byte0: number;
  masked: boolean;
  /** Part of a message that was sent with permessage-deflate. */
  compressed: boolean;
  /** Begins a message, or stands alone: a control frame, or a continuation of nothing. */
  first: boolean;
  /** Ends its message. */
  last: boolean;
  /** 0 in frames other than close. */
  closeCode: number;
  /** See `violationByNumber`; 0: none. */
  violation: number;
  /** From the frame's first byte. */
  violationOffset: number;
}

/** RFC 6455 §5.5 */
const longestControl = 125;

/** Where a direction stands between two frames. */
export interface MessageContext {
  /** A fragmented message is under way. */
  messageOpen: boolean;
  /** It is compressed. */
  compressed: boolean;
  /** A close frame has passed. */
  closed: boolean;
}

/**
 * Follows the frames of one direction in the bytes as they pass (RFC 6455 §5.2), however they are cut. Keeps no
 * payload, allocates nothing per frame, never throws. A violation is noted on its frame and decoding goes on; only a
 * length that cannot be true ends the framing: everything after it belongs to that last frame.
 */
export class FrameDecoder {
  readonly #emit: (frame: DecodedFrame) => void;
  readonly #lost: ((frame: DecodedFrame) => void) | undefined;
  readonly #longest: number;
  readonly #tooLong: (() => void) | undefined;
  readonly #context: HeaderContext;
  readonly #header = new Uint8Array(maxHeaderLength);
  // The masking key's three places, by the header's length.
  readonly #keys = new Map([6, 8, 14].map((length) => [length, this.#header.subarray(length - 4, length)]));
  readonly #control = new Uint8Array(longestControl);
  readonly #utf8 = new Utf8Validator();
  readonly #frame: DecodedFrame;
  #maskKey: Uint8Array | undefined;
  #headerHave = 0;
  #headerNeed = 2;
  #offset: number;
  #remaining = 0;
  #inPayload = false;
  #framingLost = false;
  // Of the message under way, which control frames may interrupt.
  #messageText = false;
  #messageLength = 0;
  #messageCompressed = false;
  #messageInvalid = false;
  #validating = false;

  /**
   * `offset` is where the first frame begins in the direction's stream: after the handshake's head. `lost` hears of
   * the frame after which no other can be told apart, when it begins; it is emitted when the stream ends. `tooLong`
   * hears of a message as soon as a header says that its payloads are more than `longest` bytes.
   */
  constructor(
    options: { fromServer: boolean; deflate: boolean; offset: number; longest?: number; tooLong?: () => void },
    emit: (frame: DecodedFrame) => void,
    lost?: (frame: DecodedFrame) => void,
  ) {
    this.#emit = emit;
    this.#lost = lost;
    this.#longest = options.longest ?? Infinity;
    this.#tooLong = options.tooLong;
    this.#offset = options.offset;
    this.#context = { fromServer: options.fromServer, deflate: options.deflate, messageOpen: false, closed: false };
    this.#frame = {
      offset: 0,
      headerLength: 0,
      payloadLength: 0,
      byte0: 0,
      masked: false,
      compressed: false,
      first: true,
      last: true,
      closeCode: 0,
      violation: 0,
      violationOffset: 0,
    };
  }

  /** Where the frame begins that comes next, or is under way. */
  get offset(): number {
    return this.#offset;
  }

  /** The payload of the control frame that is being emitted, unmasked; only where it is no longer than it may be. */
  get controlPayload(): Uint8Array {
    return this.#control.slice(0, this.#frame.payloadLength);
  }

  /** Goes on where another decoder stood; whether a message under way is valid UTF-8 cannot be known any more. */
  resume(context: MessageContext): void {
    this.#context.messageOpen = context.messageOpen;
    this.#context.closed = context.closed;
    this.#messageCompressed = context.compressed;
    this.#messageInvalid = true;
  }

  push(bytes: Uint8Array): void {
    const end = bytes.length;
    let at = 0;
    while (at < end) {
      if (this.#inPayload) {
        const take = Math.min(this.#remaining, end - at);
        this.#payload(bytes, at, at + take);
        at += take;
        this.#remaining -= take;
        if (this.#remaining === 0) this.#finish();
        continue;
      }
      const header = this.#header;
      if (this.#headerHave === 0 && end - at > 1) {
        // Nearly every header comes whole, and two bytes tell how long it is.
        header[0] = bytes[at++]!;
        header[1] = bytes[at++]!;
        this.#headerHave = 2;
        this.#headerNeed = headerLengthOf(header[1]);
      }
      while (at < end && this.#headerHave < this.#headerNeed) {
        header[this.#headerHave++] = bytes[at++]!;
        if (this.#headerHave === 2) this.#headerNeed = headerLengthOf(header[1]!);
      }
      if (this.#headerHave === this.#headerNeed) this.#begin();
    }
  }

  /** The stream has ended: a frame that is not whole is emitted as far as it came. */
  end(): void {
    const frame = this.#frame;
    if (this.#inPayload) {
      const missing = this.#framingLost ? 0 : this.#remaining;
      const total = this.#framingLost ? Number.MAX_SAFE_INTEGER - this.#remaining : frame.payloadLength;
      frame.payloadLength = total - missing;
      frame.last = false;
      if (!this.#framingLost) this.#violate(Violation.truncated, frame.headerLength + frame.payloadLength);
    } else if (this.#headerHave > 0) {
      frame.offset = this.#offset;
      frame.byte0 = this.#header[0]!;
      frame.headerLength = this.#headerHave;
      frame.payloadLength = 0;
      frame.masked = this.#headerHave > 1 && (this.#header[1]! & 0x80) !== 0;
      frame.compressed = false;
      frame.first = true;
      frame.last = false;
      frame.closeCode = 0;
      frame.violation = Violation.truncated;
      frame.violationOffset = this.#headerHave;
    } else {
      return;
    }
    this.#inPayload = false;
    this.#headerHave = 0;
    this.#emit(frame);
  }

  #begin(): void {
    const header = this.#header;
    const frame = this.#frame;
    const context = this.#context;
    const opcode = header[0]! & 0xf;
    const length = payloadLengthOf(header);
    const violation = headerViolation(header[0]!, header[1]!, length, context);

    frame.offset = this.#offset;
    frame.byte0 = header[0]!;
    frame.headerLength = this.#headerNeed;
    frame.payloadLength = Number.isNaN(length) ? 0 : length;
    frame.masked = (header[1]! & 0x80) !== 0;
    frame.closeCode = 0;
    frame.violation = violation;
    frame.violationOffset = violation === 0 ? 0 : headerViolationOffset(violation);
    this.#maskKey = frame.masked ? this.#keys.get(this.#headerNeed) : undefined;

    if (standsAlone(opcode)) {
      frame.first = true;
      frame.last = true;
      frame.compressed = false;
      this.#validating = false;
    } else {
      const fin = (header[0]! & 0x80) !== 0;
      // A new message takes the place of one that it interrupts; a continuation of nothing stands alone.
      const continues = opcode === Opcode.continuation && context.messageOpen;
      if (!continues) {
        this.#messageText = opcode === Opcode.text;
        this.#messageCompressed = context.deflate && (header[0]! & 0x40) !== 0 && opcode !== Opcode.continuation;
        this.#messageInvalid = false;
        this.#utf8.reset();
      }
      this.#messageLength = continues ? this.#messageLength + length : length;
      if (this.#messageLength > this.#longest) this.#tooLong?.();
      frame.first = !continues;
      frame.last = fin;
      frame.compressed = this.#messageCompressed;
      context.messageOpen = (continues || opcode !== Opcode.continuation) && !fin;
      this.#validating = this.#messageText && !this.#messageCompressed && !this.#messageInvalid;
    }

    this.#inPayload = true;
    if (Number.isNaN(length)) {
      this.#framingLost = true;
      this.#validating = false;
      this.#remaining = Number.MAX_SAFE_INTEGER;
      this.#lost?.(frame);
      return;
    }
    this.#remaining = length;
    if (length === 0) this.#finish();
  }

  #payload(bytes: Uint8Array, from: number, to: number): void {
    const frame = this.#frame;
    const position = frame.payloadLength - this.#remaining;
    if (this.#validating) {
      const bad = this.#utf8.push(bytes, from, to, this.#maskKey, position);
      if (bad >= 0) this.#invalidText(frame.headerLength + position + bad - from);
    } else if ((frame.byte0 & 0xf) >= Opcode.close && frame.payloadLength <= longestControl) {
      for (let i = from; i < to; i++) {
        const index = position + i - from;
        this.#control[index] = this.#maskKey === undefined ? bytes[i]! : bytes[i]! ^ this.#maskKey[index & 3]!;
      }
    }
  }

  #finish(): void {
    const frame = this.#frame;
    if (this.#validating && frame.last && !this.#utf8.atBoundary) {
      this.#invalidText(frame.headerLength + frame.payloadLength);
    }
    if ((frame.byte0 & 0xf) === Opcode.close) {
      if (frame.payloadLength <= longestControl) {
        const payload = this.#control.subarray(0, frame.payloadLength);
        frame.closeCode = closeCodeOf(payload);
        const found = closePayloadViolation(payload);
        if (found !== undefined) this.#violate(found.violation, frame.headerLength + found.offset);
      }
      this.#context.closed = true;
    }
    this.#inPayload = false;
    this.#headerHave = 0;
    this.#headerNeed = 2;
    this.#offset += frame.headerLength + frame.payloadLength;
    this.#emit(frame);
  }

  #invalidText(offset: number): void {
    this.#validating = false;
    this.#messageInvalid = true;
    this.#violate(Violation['invalid-utf8'], offset);
  }

  /** The first violation of a frame is the one that is told. */
  #violate(violation: number, offset: number): void {
    if (this.#frame.violation !== 0) return;
    this.#frame.violation = violation;
    this.#frame.violationOffset = Math.min(offset, 0xffffffff);
  }
}
