/** Two captures laid side by side, message by message. */

export interface CompareRequest {
  /** Sessions that have the captures. */
  left: string;
  right: string;
  /**
   * What always differs: `$.time`, `$.items[*].id`, `$..token` (a member of this name wherever it is), or `/regex/flags`
   * for what of a text is left out.
   */
  ignore: readonly string[];
}

export type PairKind = 'same' | 'changed' | 'removed' | 'added';

/** A message of either capture, or one of both that belong together. */
export type ComparedPair =
  | { kind: 'same' | 'changed'; left: ComparedMessage; right: ComparedMessage }
  /** It is in the left one only. */
  | { kind: 'removed'; left: ComparedMessage }
  /** It is in the right one only. */
  | { kind: 'added'; right: ComparedMessage };

export interface ComparedMessage {
  /** Id of its row. */
  id: number;
  direction: 'in' | 'out';
  opcode: 'text' | 'binary' | 'close';
  /**
   * In lines: JSON indented, bytes as hex, `…` in the place of what is ignored; cut at `longestComparedText`. Of a pair
   * that is the same both have the same.
   */
  text: string;
}

export interface Comparison {
  /** In the order of the conversation. Text, binary and close messages; the first `mostCompared` of each capture. */
  pairs: ComparedPair[];
  counts: Record<PairKind, number>;
  /** One of the captures has more messages than were compared. */
  cut: boolean;
}

export const mostCompared = 100_000;
/** Of one side, in UTF-16 code units: what is after that is compared, and not shown. VS Code compares no files of more than 50 MB. */
export const mostComparedText = 16 << 20;
/** Of a message, in UTF-16 code units. */
export const longestComparedText = 20_000;
