import type { Direction, Handshake, Head } from '../../contract/model.ts';
import type { Framing } from '../capture/captureMeta.ts';
import { contextTakeover } from '../wire/contextTakeover.ts';
import { checkHandshake } from '../wire/handshakeChecks.ts';
import { endOfHead, headerValue, parseHead, parseStatusLine } from '../wire/httpHead.ts';

/** Node gives up on longer heads too. */
const longestHead = 64 * 1024;
const bodyLimit = 64 * 1024;

/** Collects the bytes of one direction until its head is whole. */
interface HeadBytes {
  bytes: Uint8Array;
  /** Offset in the stream of `bytes[0]`: after interim responses. */
  start: number;
  head: Head | undefined;
}

/** Puts the opening handshake together from the bytes that pass, and from what the sockets say of their stages. */
export class HandshakeRecorder {
  readonly timings: Handshake['timings'] = {};
  readonly #sides: Record<Direction, HeadBytes> = { in: emptyHead(), out: emptyHead() };
  #body: Uint8Array[] = [];
  #bodyLength = 0;

  /** Both heads are whole: frames follow, or a body. */
  get complete(): boolean {
    return this.#sides.in.head !== undefined && this.#sides.out.head !== undefined;
  }

  /** A whole answer with status 101 came. */
  get upgraded(): boolean {
    const { head } = this.#sides.in;
    return head !== undefined && parseStatusLine(head.startLine)?.status === 101;
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

  /** Takes bytes of the heads; returns how many of them are after the last head: frames, or a body. */
  pass(direction: Direction, bytes: Uint8Array): number {
    const side = this.#sides[direction];
    if (side.head !== undefined || side.bytes.length >= longestHead) return bytes.length;
    const joined = new Uint8Array(Math.min(longestHead, side.bytes.length + bytes.length));
    joined.set(side.bytes);
    joined.set(bytes.subarray(0, joined.length - side.bytes.length), side.bytes.length);
    const beyond = side.bytes.length + bytes.length - joined.length;
    side.bytes = joined;
    for (let end = endOfHead(side.bytes); end !== -1; end = endOfHead(side.bytes)) {
      const head = parseHead(side.bytes.slice(0, end));
      const status = direction === 'in' ? parseStatusLine(head.startLine)?.status : undefined;
      if (status === undefined || status >= 200 || status === 101) {
        const rest = side.bytes.length - end + beyond;
        side.head = head;
        side.bytes = new Uint8Array(0);
        return rest;
      }
      // An interim response (RFC 9110 §15.2): the answer is still to come.
      side.bytes = side.bytes.slice(end);
      side.start += end;
    }
    return 0;
  }

  /** A piece of the body of an answer that was no upgrade, as HTTP's framing gives it. False when enough is kept. */
  body(piece: Uint8Array): boolean {
    const kept = piece.slice(0, bodyLimit - this.#bodyLength);
    this.#body.push(kept);
    this.#bodyLength += kept.length;
    return this.#bodyLength < bodyLimit;
  }

  /** What was seen so far; null before anything was written. */
  snapshot(): Handshake | null {
    const request = headSoFar(this.#sides.out);
    if (request === undefined) return null;
    const response = headSoFar(this.#sides.in);
    const handshake: Handshake = {
      request,
      timings: { ...this.timings },
      checks: checkHandshake(request, response),
    };
    if (response !== undefined) {
      handshake.response = { ...response, status: parseStatusLine(response.startLine)?.status ?? 0 };
      if (!this.upgraded && this.complete) handshake.response.body = new Uint8Array(Buffer.concat(this.#body));
      const subprotocol = headerValue(response.headers, 'Sec-WebSocket-Protocol');
      const extensions = headerValue(response.headers, extensionsHeader);
      if (subprotocol !== undefined) handshake.subprotocol = subprotocol;
      if (extensions !== undefined) handshake.extensions = extensions;
    }
    return handshake;
  }
}

const extensionsHeader = 'Sec-WebSocket-Extensions';

function emptyHead(): HeadBytes {
  return { bytes: new Uint8Array(0), start: 0, head: undefined };
}

function headSoFar(side: HeadBytes): Head | undefined {
  return side.head ?? (side.bytes.length === 0 ? undefined : parseHead(side.bytes));
}
