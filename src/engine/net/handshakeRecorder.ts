import type { Direction, Handshake, Head, HandshakeCheck } from '../../contract/model.ts';
import type { Framing } from '../capture/captureMeta.ts';
import { contextTakeover } from '../wire/contextTakeover.ts';
import { endOfHead, headerValue, isInterim, parseHead, parseStatusLine } from '../wire/httpHead.ts';
import { AnswerBody } from './answerBody.ts';
import type { AnsweredHead } from './attempt.ts';

/** Node gives up on longer heads too. */
export const longestHead = 64 * 1024;
const bodyLimit = 64 * 1024;

/** Collects the bytes of one direction until its head is whole. */
interface HeadBytes {
  bytes: Uint8Array;
  /** Offset in the stream of `bytes[0]`: after interim responses. */
  start: number;
  head: Head | undefined;
}

/** Puts the opening handshake together from the bytes that pass. */
export class HandshakeRecorder {
  readonly #sides: Record<Direction, HeadBytes>;
  #body: AnswerBody | undefined;
  #tooLong = false;

  /** `passed`: bytes of each direction that came before, of an answer that was followed elsewhere. */
  constructor(passed: Record<Direction, number> = { in: 0, out: 0 }) {
    this.#sides = { in: emptyHead(passed.in), out: emptyHead(passed.out) };
  }

  /** Both heads are whole: frames follow, or a body. */
  get complete(): boolean {
    return this.#sides.in.head !== undefined && this.#sides.out.head !== undefined;
  }

  /** A whole answer with status 101 came. */
  get upgraded(): boolean {
    const { head } = this.#sides.in;
    return head !== undefined && parseStatusLine(head.startLine)?.status === 101;
  }

  /** All of an answer that is no upgrade has come, or as much of it as is kept. */
  get refused(): boolean {
    return this.#body?.done ?? false;
  }

  /** The server's head has more bytes than are read of one. */
  get tooLong(): boolean {
    return this.#tooLong;
  }

  /** The server's bytes so far that are no whole head. */
  get unread(): Uint8Array {
    return this.#sides.in.bytes;
  }

  /** Where frames begin, once both heads are whole. */
  get framing(): Framing {
    const { in: received, out: sent } = this.#sides;
    const extensions = received.head === undefined ? '' : (headerValue(received.head.headers, extensionsHeader) ?? '');
    return {
      offset: {
        in: received.start + (received.head?.raw.length ?? 0),
        out: sent.start + (sent.head?.raw.length ?? 0),
      },
      deflate: /(^|[,\s])permessage-deflate\b/i.test(extensions),
      takeover: contextTakeover(extensions),
    };
  }

  /** Takes bytes of the handshake, and of the body of an answer that is no upgrade. True where they complete a head. */
  pass(direction: Direction, bytes: Uint8Array): boolean {
    const side = this.#sides[direction];
    if (side.head !== undefined) {
      if (direction === 'in') this.#body?.push(bytes);
      return false;
    }
    const all = joined(side.bytes, bytes);
    let from = 0;
    for (let end = endOfHead(all); end !== -1 && end - from <= longestHead; end = endOfHead(all, from)) {
      const head = parseHead(all.slice(from, end));
      const status = direction === 'in' ? parseStatusLine(head.startLine)?.status : undefined;
      if (status === undefined || !isInterim(status)) {
        side.head = head;
        side.bytes = new Uint8Array(0);
        if (status !== undefined && status !== 101) {
          this.#body = new AnswerBody(status, head.headers, bodyLimit);
          this.#body.push(all.subarray(end));
        }
        return true;
      }
      side.start += end - from;
      from = end;
    }
    if (direction === 'in') this.#tooLong = all.length - from > longestHead;
    side.bytes = all.slice(from, from + longestHead);
    return false;
  }

  /** The answer's head, with its body as far as it came. */
  get answer(): AnsweredHead | undefined {
    const head = headSoFar(this.#sides.in);
    if (head === undefined) return undefined;
    const line = parseStatusLine(head.startLine);
    const answer: AnsweredHead = { ...head, status: line?.status ?? 0, version: line?.version ?? '' };
    if (this.#body !== undefined) answer.body = this.#body.bytes;
    return answer;
  }

  get request(): Head | undefined {
    return headSoFar(this.#sides.out);
  }

  /** What was seen so far, with the durations of its stages; null before anything was written. */
  snapshot(timings: Handshake['timings'], checks: HandshakeCheck[]): Handshake | null {
    const { request, answer } = this;
    if (request === undefined) return null;
    const handshake: Handshake = { request, timings: { ...timings }, checks };
    if (answer !== undefined) {
      const { version: _version, ...response } = answer;
      handshake.response = response;
      const subprotocol = headerValue(response.headers, 'Sec-WebSocket-Protocol');
      const extensions = headerValue(response.headers, extensionsHeader);
      if (subprotocol !== undefined) handshake.subprotocol = subprotocol;
      if (extensions !== undefined) handshake.extensions = extensions;
    }
    return handshake;
  }
}

const extensionsHeader = 'Sec-WebSocket-Extensions';

function emptyHead(start: number): HeadBytes {
  return { bytes: new Uint8Array(0), start, head: undefined };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function headSoFar(side: HeadBytes): Head | undefined {
  return side.head ?? (side.bytes.length === 0 ? undefined : parseHead(side.bytes));
}
