import type { JsonPath } from '../../filterLanguage/path.ts';
import type { Needle } from './needle.ts';

/**
 * A row to be judged. What is dear to get is asked for only when a filter needs it. A marker is no frame: it has
 * neither direction nor opcode, length or bytes, but words, an id, a time, and a close code where it tells of an end.
 */
export interface Candidate {
  /** See `bitsOf`. */
  readonly bits: number;
  readonly marker: boolean;
  readonly id: number;
  /** Length of the payload. */
  size(): number;
  /** Length on the wire. */
  wire(): number;
  /** Milliseconds since the epoch. */
  time(): number;
  /** Milliseconds since the row before it in the view without a filter; not a number on the first. */
  gap(): number;
  /** Milliseconds until the row that answers it; not a number where none is known. */
  reply(): number;
  /** It asks for a reply, and nothing that has passed answers it. */
  unanswered(): boolean;
  /** 0: none. */
  closeCode(): number;
  /** FIN is set; of a message, its last fragment has passed. */
  fin(): boolean;
  /** Its number, see wire/violations.ts; 0: none. */
  violation(): number;
  contains(needle: Needle): boolean;
  /** The payload as UTF-8. */
  text(): string;
  /** A text of the payload in lower case. */
  folded(text: string): string;
  /** The payload parsed; undefined where it is no JSON. No more of it may be there than what lies on the path. */
  json(path: JsonPath): unknown;
  /** The same where this decoder reads it; undefined where another one does. */
  decoded(decoder: string, path: JsonPath): unknown;
  bookmarked(): boolean;
  note(): string | undefined;
}

/** First byte and flags of a record as one number: FIN, RSV1-3 and opcode as on the wire, above them `Flag`. */
export function bitsOf(byte0: number, flags: number): number {
  return byte0 | (flags << 8);
}
