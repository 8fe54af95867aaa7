import type { Direction } from '../../contract/model.ts';
import type { DecodedFrame } from '../wire/frameDecoder.ts';

/** Who hears of what is recorded; it is called for each piece of bytes, or frame: keep it cheap. */
export interface CaptureListener {
  changed(): void;
  /** The disk has taken some of what was pending. */
  written?(): void;
  /** A control frame of valid length, as it is recorded. Its payload is unmasked. */
  control?(direction: Direction, frame: Readonly<DecodedFrame>, payload: Uint8Array): void;
  /** A frame that breaks the protocol, as it is recorded. */
  violation?(direction: Direction, frame: Readonly<DecodedFrame>): void;
  /** The bytes on the wire that a received message's payload may have. */
  readonly longest?: number | undefined;
  /** One has more: told as soon as a header says so. */
  tooLong?(direction: Direction): void;
}
