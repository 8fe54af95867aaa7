import type { ByteRange, DecoderChain, FormatId } from '../../contract/decoding.ts';
import type { Direction } from '../../contract/model.ts';
import type { PayloadSchema } from '../../contract/profile.ts';
import type { Correlation } from '../correlation/correlation.ts';
import type { Plain } from './plain.ts';

/** A text or binary message, whole, unmasked and inflated. */
export interface Payload {
  readonly direction: Direction;
  readonly text: boolean;
  readonly bytes: Uint8Array;
  /** Its row, where it is one of a capture. */
  readonly id?: number;
  /** A wrapper was taken off: `text` says only that the bytes are UTF-8. */
  readonly wrapped?: true;
}

/** A message before another one; without its payload where that cannot be known. */
export interface EarlierMessage {
  readonly id: number;
  readonly payload: (Payload & { id: number }) | undefined;
}

/** Those that a message may go on from. */
export interface EarlierMessages {
  /** Raised when rows become others. */
  readonly generation: number;
  /** The row that the connection of this one begins with, and whether that is where it did begin. */
  connectionOf(id: number): { first: number; whole: boolean };
  /** Of one direction, from the row `from` to before the row `to`. */
  between(direction: Direction, from: number, to: number): Iterable<EarlierMessage>;
}

/** Names of members and indexes of elements, from the root. */
export type Route = readonly (string | number)[];

/** What is known of a connection when its format is looked for. */
export interface Evidence {
  /** The one that was agreed on; empty: none. */
  readonly subprotocol: string;
  /** The URL, without user information. */
  readonly url: string;
  /** What the profile says of the messages. */
  readonly schema?: PayloadSchema | undefined;
  /** What the frames of a format hold, where somebody says it; see `framingIds`. */
  readonly inside?: DecoderChain | undefined;
  /** For formats that go on from message to message. */
  readonly earlier?: EarlierMessages;
  /** The beginnings of the first messages. */
  readonly messages: readonly Beginning[];
}

export interface Beginning extends Payload {
  /** There is more of it. */
  readonly cut: boolean;
}

/** What goes out for a tree. */
export type Encoded = { text: string } | { bytes: Uint8Array };

/**
 * Reads the payloads of one connection. What it is given may be anything: it reads each by itself, takes no longer than
 * a payload is long, and keeps nothing of it.
 */
export interface Codec {
  /** Where the values lie is added to `ranges`, where that is given and the format has places. Throws a `DecodeError`. */
  decode(payload: Payload, ranges?: ByteRange[], route?: Route): Plain;
  /** With a route it makes only what lies on that: names of members, and indexes of elements; see `TreeReader`. */
  readonly routed?: true;
  /** Of what format the elements of this member are: fields of that one are found there. */
  readonly inside?: { readonly format: FormatId; readonly member: string };
  /** Its trees of texts are the text itself, as JSON. */
  readonly json?: true;
  /** One line for the table, of a tree that it has made; undefined: the payload's beginning says it best. */
  summary(tree: Plain): string | undefined;
  /** Whom it answers, and who may answer it. Formats without it are looked at for JSON's usual ids. */
  correlations?(tree: Plain, payload: Payload): readonly Correlation[];
  /** The payload that `decode` makes this tree of. Throws an Error that says what cannot be written. */
  encode?(tree: Plain): Encoded;
}

/** A format of payloads, and what is told of it before anything is loaded. */
export interface Format {
  readonly id: FormatId;
  /** As the people of its field call it. */
  readonly title: string;
  /** How much of the evidence speaks for it: 0 to 1. It never throws, and takes no longer than the beginnings are long. */
  recognise(evidence: Evidence): number;
  /** What it reads with is loaded at its first use. `evidence` tells variants, such as a version of the protocol. */
  open(evidence: Evidence): Promise<Codec>;
}

/** The payload is not what it should be. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  /** Of the byte where that shows; undefined where no byte can be blamed. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}
