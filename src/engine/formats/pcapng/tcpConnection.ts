import { t } from '../../../contract/l10n.ts';
import type { Direction } from '../../../contract/model.ts';
import type { CaptureBuilder } from '../captureBuilder.ts';
import type { ImportedCaptures } from './importedCaptures.ts';
import { HeldBytes, type HeldPiece, type Kind, type Side } from './heldBytes.ts';
import { OrderedBytes, type ZerosLeft } from './orderedBytes.ts';
import { noteIn, type ReadNote } from './readNote.ts';
import type { ReadSegment } from './readTcp.ts';

interface Recorded {
  builder: CaptureBuilder;
  isShared: boolean;
  client: Side;
  /** Of the connection in its capture. */
  number: number;
}

/** A TCP connection of a file, from its first packet to its end. */
export class TcpConnection {
  readonly first: string;
  readonly #captures: ImportedCaptures;
  readonly #started: number;
  readonly #second: string;
  readonly #fromStart: boolean;
  readonly #synSequence: number;
  readonly #note: ReadNote | undefined;
  readonly #sides: Record<Side, OrderedBytes>;
  #held: HeldBytes | undefined = new HeldBytes();
  #recorded: Recorded | undefined;
  #time: number;
  #isEncrypted = false;
  #isMidst = false;
  #leftOut = 0;

  constructor(
    segment: ReadSegment,
    {
      time,
      comments,
      captures,
      zeros,
    }: { time: number; comments: readonly string[]; captures: ImportedCaptures; zeros: ZerosLeft },
  ) {
    this.first = segment.from;
    this.#captures = captures;
    this.#time = time;
    this.#fromStart = segment.syn && !segment.ack;
    this.#synSequence = segment.sequence;
    this.#note = noteIn(comments);
    this.#started = time;
    this.#second = segment.to;
    const side = (name: Side): OrderedBytes => new OrderedBytes((bytes) => this.#passed(name, bytes), zeros);
    this.#sides = { first: side('first'), second: side('second') };
    if (this.#note?.agreed !== undefined) this.#record({ kind: 'websocket', client: 'first', from: 0 });
  }

  /** Not known yet, or recorded. */
  get isOfUse(): boolean {
    return this.#held !== undefined || this.#recorded !== undefined;
  }

  get isEncrypted(): boolean {
    return this.#isEncrypted;
  }

  /** Bytes in memory. */
  get held(): number {
    return (this.#held?.length ?? 0) + this.#sides.first.waiting + this.#sides.second.waiting;
  }

  get builder(): CaptureBuilder | undefined {
    return this.#recorded?.builder;
  }

  /** It is the first packet of another connection between the same ends. */
  isAnother({ from, syn, ack, sequence }: ReadSegment): boolean {
    return syn && !ack && (from !== this.first || sequence !== this.#synSequence);
  }

  /** True where the connection has ended with it. */
  take(segment: ReadSegment, time: number): boolean {
    this.#time = Math.max(time, this.#time);
    if (!this.isOfUse) return false;
    const { sequence, payload, missing, syn, fin, rst } = segment;
    const side = this.#sides[segment.from === this.first ? 'first' : 'second'];
    if (syn) side.begin(sequence);
    const from = syn ? sequence + 1 : sequence;
    side.push(from >>> 0, payload, missing);
    if (fin) side.end(from + payload.length + missing);
    return rst || (this.#sides.first.hasEnded && this.#sides.second.hasEnded);
  }

  /** No packet of it comes any more. `over`: because it has ended, and not because the file has. */
  async end(over: boolean): Promise<void> {
    this.#flush();
    const refused = over && this.#recorded === undefined && this.#note !== undefined && this.#note.opened === undefined;
    if (refused && this.#held?.length === 0) this.#record({ kind: 'websocket', client: 'first', from: 0 });
    if (this.#recorded === undefined) return;
    const { builder, isShared, number } = this.#recorded;
    const note = this.#note;
    const damage = this.#damage();
    const { connection, firstClose } = builder.capture;
    if (connection.number === number) {
      if (note?.opened !== undefined) builder.opened(note.opened);
      if (over) builder.end(this.#ending(connection.opened !== undefined && firstClose === undefined));
    }
    if (!isShared || damage !== undefined) {
      await builder.finish({ ended: this.#time, ...(damage === undefined ? {} : { damage }) });
    }
  }

  /** Memory is short: what waits for other bytes is recorded without them. */
  relieve(): void {
    this.#flush();
  }

  /** `isLost`: it was open, and there was no close frame. */
  #ending(isLost: boolean): Parameters<CaptureBuilder['end']>[0] {
    const note = this.#note;
    if (note === undefined) {
      return { time: this.#time, ...(isLost ? { close: { code: 1006, reason: '', by: 'nobody' } } : {}) };
    }
    const { ended = this.#time, close, failure } = note;
    return {
      time: ended,
      ...(close === undefined ? {} : { close }),
      ...(failure === undefined ? {} : { failure }),
    };
  }

  #flush(): void {
    this.#sides.first.flush();
    this.#sides.second.flush();
    if (this.#held !== undefined && this.#held.length > 0) this.#became(this.#held.settle(this.#fromStart));
  }

  #passed(side: Side, bytes: Uint8Array): void {
    if (this.#recorded !== undefined) {
      const { builder, client, number } = this.#recorded;
      if (builder.capture.connection.number !== number || builder.isFinished) return;
      builder.bytes(directionOf(side, client), bytes, this.#time);
      return;
    }
    const kind = this.#held?.push({ side, bytes, time: this.#time }, this.#fromStart);
    if (kind !== undefined) this.#became(kind);
  }

  #became(kind: Kind): void {
    const { pieces } = this.#held ?? { pieces: [] };
    this.#held = undefined;
    switch (kind.kind) {
      case 'websocket':
      case 'midst':
        this.#record(kind, pieces);
        break;
      case 'encrypted':
        this.#isEncrypted = true;
        break;
      case 'other':
        break;
      default:
        kind satisfies never;
    }
  }

  #record(kind: Extract<Kind, { kind: 'websocket' | 'midst' }>, pieces: readonly HeldPiece[] = []): void {
    this.#held = undefined;
    const note = this.#note;
    const isMidst = kind.kind === 'midst';
    this.#isMidst = isMidst;
    const server = kind.client === 'first' ? this.#second : this.first;
    const begun = { started: this.#started, url: isMidst ? `ws://${server}/` : undefined, note };
    const { builder, isShared } = this.#captures.connection(begun);
    this.#recorded = { builder, isShared, client: kind.client, number: builder.capture.connection.number };
    if (note !== undefined) builder.timings(note.timings);
    if (isMidst || note?.agreed !== undefined) {
      builder.doesNotHold('handshake');
      builder.startFrames(note?.agreed ?? { deflate: true, takeover: { in: true, out: true } });
    }
    const seen: Record<Side, number> = { first: 0, second: 0 };
    for (const [i, { side, bytes, time }] of pieces.entries()) {
      const direction = directionOf(side, kind.client);
      if (isMidst && seen[side]++ < kind.from[side]) this.#leftOut += bytes.length;
      else if (!isMidst && i < kind.from) builder.redirected(direction, bytes, time);
      else builder.bytes(direction, bytes, time);
    }
  }

  /** What the file does not have of it, in sentences. */
  #damage(): string | undefined {
    const { first, second } = this.#sides;
    const missing = first.missing + second.missing;
    const told = [
      ...(this.#isMidst ? [t('The file begins in the midst of this connection: there is no handshake.')] : []),
      ...(this.#leftOut === 0 ? [] : [t('Before the first whole frame {0} bytes were left out.', this.#leftOut)]),
      ...(first.isLost || second.isLost
        ? [t('So many bytes are missing in the file that the rest of it could not be read: {0}.', missing)]
        : missing === 0
          ? []
          : [t('{0} bytes are missing in the file: zeros stand in their place.', missing)]),
    ];
    return told.length === 0 ? undefined : told.join(' ');
  }
}

function directionOf(side: Side, client: Side): Direction {
  return side === client ? 'out' : 'in';
}
