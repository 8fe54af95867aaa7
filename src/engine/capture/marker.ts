import type { Framing } from './connectionMeta.ts';

/** What a record can tell that is no frame; numbers of version 2. */
const kinds = { ended: 1, 'attempt-failed': 2, reconnected: 3 } as const;

export type MarkerKind = keyof typeof kinds;

/** Something that happened to a connection, in the index, between frames. */
export interface MarkerRecord {
  kind: MarkerKind;
  /** The number of the connection that it is of. */
  connection: number;
  /** Of `ended`: the close code. */
  code?: number;
  /** Of `reconnected`: milliseconds since the connection before had ended, rounded. */
  gap?: number;
  /** Of `reconnected`: where frames begin now, and what was agreed on for them. */
  framing?: Framing;
}

/** A page of the index, as far as a marker is read from it. */
export interface MarkerFields {
  byte0(at: number): number;
  message(at: number): number;
  closeCode(at: number): number;
  offset(at: number): number;
  payloadLength(at: number): number;
  violationOffset(at: number): number;
  agreed(at: number): number;
}

/** As if it had a reserved opcode: what knows of no markers takes it for a frame that stands alone. */
export function markerByte0(kind: MarkerKind): number {
  return (kinds[kind] << 4) | 0xf;
}

export function markerBits({ deflate, takeover }: Framing): number {
  return Number(deflate) | (Number(takeover.in) << 1) | (Number(takeover.out) << 2);
}

/** The marker at this place; undefined where it is one of a kind that this version does not know. */
export function markerAt(page: MarkerFields, at: number): MarkerRecord | undefined {
  const byte0 = page.byte0(at);
  const connection = page.message(at);
  switch (byte0 >> 4) {
    case kinds.ended:
      return { kind: 'ended', connection, code: page.closeCode(at) };
    case kinds['attempt-failed']:
      return { kind: 'attempt-failed', connection };
    case kinds.reconnected: {
      const bits = page.agreed(at);
      const framing = {
        offset: { in: page.offset(at), out: page.payloadLength(at) },
        deflate: (bits & 1) !== 0,
        takeover: { in: (bits & 2) !== 0, out: (bits & 4) !== 0 },
      };
      return { kind: 'reconnected', connection, gap: page.violationOffset(at), framing };
    }
    default:
      return undefined;
  }
}
