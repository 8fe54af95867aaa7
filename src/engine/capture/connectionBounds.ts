import type { Direction } from '../../contract/model.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { connectionNumbered } from './connectionList.ts';
import type { ConnectionMeta, Framing } from './connectionMeta.ts';
import type { MarkerRecord } from './marker.ts';

/** A connection that had frames, and where its bytes end. */
export interface BoundedConnection {
  number: number;
  framing: Framing | undefined;
  /** Offset in each stream after its last byte; Infinity where that is not known to have come. */
  end: Record<Direction, number>;
  /** The list has left it out: where exactly it ends is not known. */
  isVague: boolean;
}

/** Where connections begin and end in the streams, as the description tells it. */
export class ConnectionBounds {
  readonly #connections: readonly ConnectionMeta[];

  constructor({ connections }: Pick<CaptureMeta, 'connections'>) {
    this.#connections = connections;
  }

  /** What the record begins with. */
  get first(): BoundedConnection {
    return this.#listed(this.#connections[0]!);
  }

  /** The next one that had frames, as far as is known. */
  next({ number }: BoundedConnection): (BoundedConnection & { meta: ConnectionMeta }) | undefined {
    const meta = this.#connections.find((one) => one.number > number && one.framing !== undefined);
    return meta === undefined ? undefined : { ...this.#listed(meta), meta };
  }

  /** The connection whose frames begin with this marker after those of `now`; undefined where that contradicts the description. */
  after({ connection: number, framing }: MarkerRecord, now: BoundedConnection): BoundedConnection | undefined {
    if (framing === undefined) return undefined;
    if (this.#isLeftOut(number)) return number > now.number ? this.#vague(number, framing) : undefined;
    const listed = connectionNumbered(this.#connections, number);
    const follows = number === this.next(now)?.number || number === this.first.number;
    const { offset } = listed?.framing ?? {};
    const isSame = offset?.in === framing.offset.in && offset.out === framing.offset.out;
    return listed !== undefined && follows && isSame ? this.#listed(listed) : undefined;
  }

  #isLeftOut(number: number): boolean {
    const [first, second] = this.#connections;
    return second !== undefined && number > first!.number && number < second.number;
  }

  #listed(meta: ConnectionMeta): BoundedConnection {
    const { number, framing } = meta;
    const next = connectionNumbered(this.#connections, number + 1);
    return { number, framing, end: meta.to ?? next?.from ?? { in: Infinity, out: Infinity }, isVague: false };
  }

  #vague(number: number, framing: Framing): BoundedConnection {
    return { number, framing, end: this.#connections[1]!.from, isVague: true };
  }
}
