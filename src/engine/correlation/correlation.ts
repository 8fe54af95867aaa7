import type { Direction } from '../../contract/model.ts';

/**
 * What a message and its answer both carry. Ids are the same where they are the same value of the same type: the number
 * 1 is not the text "1". Numbers are safe integers; those beyond are bigints.
 */
export type CorrelationId = string | number | bigint;

/**
 * `either`: the id is there, and nothing says which of the two it is. A message is a notification where it asks for
 * nothing: it has no correlation.
 */
export type CorrelationRole = 'request' | 'reply' | 'either';

export interface Correlation {
  readonly id: CorrelationId;
  readonly role: CorrelationRole;
}

/** A text or binary message, whole, unmasked and inflated. Its bytes are valid during the call. */
export interface MessageBytes {
  direction: Direction;
  text: boolean;
  /** From `from` to before `to` is the message. */
  bytes: Uint8Array;
  from: number;
  to: number;
  /** There is more of it than this beginning. */
  cut: boolean;
  /** Its row, where it is one of a capture. */
  id?: number | undefined;
}

/**
 * Tells which message is answered by which: each payload format has its own. Several where a message is a batch of
 * several; none where it carries no id. It never throws, and takes no longer than the message is long.
 */
export type CorrelationsOf = (message: Readonly<MessageBytes>) => readonly Correlation[];

export const noCorrelations: readonly Correlation[] = [];
