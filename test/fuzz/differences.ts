/**
 * Where our decoder and the receiver of `ws` differ, and why. Anything else that they do not agree on is a fault.
 *
 * | what                                          | ws                           | ours, and why                                                  |
 * | --------------------------------------------- | ---------------------------- | -------------------------------------------------------------- |
 * | a frame after one that breaks the protocol    | is not read                  | is: a record shows what came                                   |
 * | a frame after a close frame                   | is not read                  | is marked `data-after-close`                                   |
 * | a length that is not in its shortest form     | is taken                     | is marked, as RFC 6455 §5.2 says "MUST"                        |
 * | the stream ends inside a frame                | nothing is said              | is marked `truncated`                                          |
 * | the stream ends inside a header               | two bytes are judged         | is marked `truncated`: the rest would tell what the frame was  |
 * | the stream ends inside a message that is no UTF-8 or cannot be inflated | UTF-8 is judged at the message's end, DEFLATE as it comes | UTF-8 is judged as it comes, DEFLATE at the message's end |
 * | a compressed message ends inside a block      | what there is is given, and the next message goes on with the block | is marked `deflate-error`: each message is DEFLATE data by itself (RFC 7692 §7.2.1) |
 * | a compressed message that ends DEFLATE's data | the next message is empty, or its context is forgotten | nothing follows from it: RFC 7692 §7.2.3.4 allows it |
 * | after a message that cannot be inflated       | nothing is read              | messages that refer to it are not inflated                     |
 */
import type { Recorded } from './recorded.ts';

/** Marked by us, and nothing to `ws`. */
const overlookedByWs = new Set(['length-not-minimal', 'data-after-close', 'truncated']);

/** What `ws` may make of the stream. */
export interface Expectation {
  /** Id of the frame at which `ws` says that the stream is broken; Infinity: never. */
  stop: number;
  /** Or it may do so as early as at this one. */
  earliest: number;
  /** From this frame on nothing can be compared. */
  until: number;
}

/** `close` is the id of the first close frame that is whole. */
export function expectationOf({ violations, frames, selfEnded, unfinished }: Recorded, close: number): Expectation {
  const expectation = { stop: Infinity, earliest: Math.min(selfEnded, unfinished), until: selfEnded + 1 };
  for (const { code, id, first, end } of violations) {
    if (id > close) break;
    if (code === 'truncated' && id === frames) expectation.earliest = Math.min(expectation.earliest, id);
    if (overlookedByWs.has(code)) continue;
    if (code === 'deflate-error') {
      // It may be heard of at any fragment, or with the next message, or never.
      expectation.earliest = Math.min(expectation.earliest, first);
      expectation.until = Math.min(expectation.until, first);
    } else {
      const stop = code === 'invalid-utf8' ? end : id;
      expectation.stop = Math.min(expectation.stop, stop);
      expectation.earliest = Math.min(expectation.earliest, stop);
    }
  }
  if (expectation.stop > close) expectation.stop = Infinity;
  return expectation;
}
