import { endOfHead, headerValue, parseHead } from '../../wire/httpHead.ts';
import { frameChain } from './frameChain.ts';

/** One of the two ends of a connection: `first` sent the first packet that was seen. */
export type Side = 'first' | 'second';

export interface HeldPiece {
  side: Side;
  bytes: Uint8Array;
  time: number;
}

/** What a connection turned out to be. `client`: who asked, or whose frames are masked. */
export type Kind =
  | { kind: 'websocket'; client: Side; /** The piece that the request begins with. */ from: number }
  /** It began before the file did. `from`: the piece of each side that its first whole frame begins with. */
  | { kind: 'midst'; client: Side; from: Record<Side, number>; compressed: boolean }
  | { kind: 'encrypted' }
  | { kind: 'other' };

/** Of a connection that is not known yet. */
const mostHeld = 256 * 1024;
/** So many frames in a row are no accident. */
const enoughFrames = 4;
const requestBegins = /^[A-Z]{3,10} /;

/** Bytes of a connection of which it is not known yet whether it is a WebSocket. */
export class HeldBytes {
  readonly pieces: HeldPiece[] = [];
  /** Where in the pieces of a side a request has begun that is not whole. */
  readonly #requests: Record<Side, { from: number; bytes: Uint8Array } | undefined> = {
    first: undefined,
    second: undefined,
  };
  length = 0;

  /** Undefined as long as it is not known. `fromStart`: the connection's beginning was seen. */
  push(piece: HeldPiece, fromStart: boolean): Kind | undefined {
    this.pieces.push(piece);
    this.length += piece.bytes.length;
    const request = this.#request(piece);
    if (request !== undefined) return request;
    const [first] = this.pieces;
    if (this.pieces.length === 1 && isTls(first!.bytes)) return { kind: 'encrypted' };
    if (fromStart && !isHttp(first!.bytes)) return { kind: 'other' };
    return this.length > mostHeld ? this.settle(fromStart) : undefined;
  }

  /** Nothing more comes, or too much has. */
  settle(fromStart: boolean): Kind {
    if (fromStart) return { kind: 'other' };
    const found = (['first', 'second'] as const)
      .map((client) => this.#asFrames(client))
      .filter((one) => one !== undefined)
      .sort((a, b) => b.frames - a.frames)[0];
    return found !== undefined && found.frames >= enoughFrames ? found.kind : { kind: 'other' };
  }

  #request({ side, bytes }: HeldPiece): Kind | undefined {
    let request = this.#requests[side];
    if (request === undefined) {
      if (!requestBegins.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'))) return undefined;
      request = { from: this.pieces.length - 1, bytes };
    } else {
      request = { from: request.from, bytes: Buffer.concat([request.bytes, bytes]) };
    }
    this.#requests[side] = request;
    const end = endOfHead(request.bytes);
    if (end === -1) return undefined;
    this.#requests[side] = undefined;
    const { startLine, headers } = parseHead(request.bytes.subarray(0, end));
    if (!/ HTTP\/1\.1$/.test(startLine) || !/(^|,)\s*websocket\s*(,|$)/i.test(headerValue(headers, 'Upgrade') ?? '')) {
      return undefined;
    }
    return { kind: 'websocket', client: side, from: request.from };
  }

  #asFrames(client: Side): { frames: number; kind: Kind } | undefined {
    const of = (side: Side): ReturnType<typeof frameChain> =>
      frameChain(
        this.pieces.filter((piece) => piece.side === side).map(({ bytes }) => bytes),
        side === client,
      );
    const [first, second] = [of('first'), of('second')];
    if (first === undefined && second === undefined) return undefined;
    // What a side has sent that is no frame is of something else.
    const isSilent = (side: Side): boolean => this.pieces.every((piece) => piece.side !== side);
    if ((first === undefined && !isSilent('first')) || (second === undefined && !isSilent('second'))) return undefined;
    return {
      frames: (first?.frames ?? 0) + (second?.frames ?? 0),
      kind: {
        kind: 'midst',
        client,
        from: { first: first?.piece ?? 0, second: second?.piece ?? 0 },
        compressed: (first?.compressed ?? false) || (second?.compressed ?? false),
      },
    };
  }
}

/** A record of a TLS handshake (RFC 8446 §5.1). */
function isTls(bytes: Uint8Array): boolean {
  return bytes[0] === 0x16 && bytes[1] === 3;
}

function isHttp(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return requestBegins.test(text) || text.startsWith('HTTP/');
}
