/** What the record of a session amounts to. Times are milliseconds, lengths bytes; markers are nowhere among frames. */
import type { Direction, OpcodeName } from './model.ts';

/** How far a percentile may be from the true one, as a share of it. Counts, sums and `max` are exact. */
export const percentileError = 0.01;

/** Durations shorter than this, in milliseconds, are told as 0. */
export const shortestDuration = 0.001;

export interface Statistics {
  /** See `SessionSnapshot.generation`. */
  generation: number;
  /** Rows looked at so far, of `rows`; all numbers but `storage` are of those. */
  scanned: number;
  rows: number;
  timeline: Timeline;
  directions: Record<Direction, DirectionStatistics>;
  /** Those that passed, the most frequent first. */
  opcodes: OpcodeCount[];
  /** From a ping to the pong with its payload (RFC 6455 §5.5.3), by who sent the ping. */
  roundTrips: Record<Direction, Percentiles>;
  /** From a message to the one that answers it, by who asked: see docs/replies.md. */
  replies: Record<Direction, ReplyStatistics>;
  /** Rows looked at so far for those; they come behind the other numbers. */
  paired: number;
  /** Absent: no decoder reads the messages. */
  operations?: OperationStatistics;
  overhead: Overhead;
  storage: {
    /** Of all files of the capture. */
    disk: number;
    /** What waits for the disk, the pages of the index that are held, a bit for each row, and who answers whom. */
    memory: number;
  };
  /**
   * The day that times of day in filters are of, where the engine is: from midnight to midnight, milliseconds since the
   * epoch.
   */
  day: { from: number; to: number };
}

/** What passed in each span of `width` milliseconds; `width` grows with the record, so that there are 300 spans at most. */
export interface Timeline {
  /** Beginning of the first span, milliseconds since the epoch; 0 where there is none. */
  start: number;
  width: number;
  framesIn: number[];
  framesOut: number[];
  /** On the wire, headers included. */
  bytesIn: number[];
  bytesOut: number[];
  /** Id of the first frame in each span; 0: none. */
  firstIds: number[];
}

export interface DirectionStatistics {
  frames: number;
  /** On the wire, headers included, handshakes not. */
  bytes: number;
  /** Text and binary messages that are whole. */
  messages: number;
  /** From frame to frame within a connection. */
  gaps: Percentiles;
  /** Payloads of messages as on the wire: compressed ones are not inflated for it. */
  sizes: Percentiles;
  /** Messages by that size: `[0]` are empty, `[n]` have 2^(n-1) to 2^n - 1 bytes. */
  sizeClasses: number[];
  compression: Compression;
}

export interface Percentiles {
  count: number;
  /** Of nearest rank; 0 where `count` is. */
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

export interface ReplyStatistics {
  times: Percentiles;
  /** Nothing that was looked at answers them. */
  unanswered: number;
  /** Pings without a pong: none has come for them, or for a later one. */
  pings: number;
  /** Whether they were answered is not known: too many others were waited for. */
  forgotten: number;
}

/** Messages by the method, event or topic that the session's decoder reads of them. */
export interface OperationStatistics {
  /** Rows looked at so far. */
  scanned: number;
  /** At most 50, the most frequent first. Of several messages in one it is the first that counts. */
  names: OperationCount[];
  /** How many different ones are told apart: 200 at most. */
  distinct: number;
  /** Messages with further names. */
  more: number;
}

export interface OperationCount {
  name: string;
  /** Finds the messages with this name. */
  filter: string;
  in: number;
  out: number;
  /** From a message with this name to the one that answers it; absent: none was answered. Times are milliseconds. */
  replies?: { count: number; p50: number; p95: number; max: number };
}

export interface OpcodeCount {
  /** A number where RFC 6455 reserves it. */
  opcode: OpcodeName | number;
  framesIn: number;
  framesOut: number;
  /** On the wire, headers included. */
  bytes: number;
}

/** Messages sent with permessage-deflate (RFC 7692). How long one is becomes known when it is inflated, one after the other. */
export interface Compression {
  /** Compressed messages that are whole, and their payloads on the wire. */
  messages: number;
  wire: number;
  /** Those of them that were inflated so far, their payloads on the wire, and inflated. */
  inflated: number;
  inflatedWire: number;
  inflatedPayload: number;
  /** Those that cannot be inflated, or not whole. */
  refused: number;
}

/** What the framing costs beside the payloads of messages. */
export interface Overhead {
  /** Of all frames; 2 to 14 bytes each. */
  headers: number;
  /** Payloads of close, ping and pong frames. */
  controlPayload: number;
  /** Request and answer of the last handshake; 0: there is none. */
  handshake: number;
  /**
   * What the same messages would cost over HTTP/1.1 at least: one exchange for each message of the direction that has
   * more, with the heads of this handshake.
   */
  http: {
    exchanges: number;
    /** The handshake's heads without the fields that are about the upgrade; 0: there was none. */
    requestHead: number;
    answerHead: number;
    /** `exchanges` × (`requestHead` + `answerHead`). */
    bytes: number;
  };
}
