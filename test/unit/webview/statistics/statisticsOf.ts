/** Statistics to vary in tests. */
import type {
  DirectionStatistics,
  Percentiles,
  ReplyStatistics,
  Statistics,
} from '../../../../src/contract/statistics.ts';

export const noPercentiles: Percentiles = { count: 0, p50: 0, p90: 0, p99: 0, max: 0 };

const noReplies: ReplyStatistics = { times: noPercentiles, unanswered: 0, pings: 0, forgotten: 0 };

export function directionOf(changes: Partial<DirectionStatistics> = {}): DirectionStatistics {
  return {
    frames: 0,
    bytes: 0,
    messages: 0,
    gaps: noPercentiles,
    sizes: noPercentiles,
    sizeClasses: [],
    compression: { messages: 0, wire: 0, inflated: 0, inflatedWire: 0, inflatedPayload: 0, refused: 0 },
    ...changes,
  };
}

/** Midnight, where the test runs, of a day on which no clock is put on or back. */
export const midnight = new Date(2026, 5, 10).getTime();
export const noon = midnight + 12 * 60 * 60 * 1000;

export function statisticsOf(changes: Partial<Statistics> = {}): Statistics {
  return {
    generation: 0,
    scanned: 0,
    rows: 0,
    timeline: { start: 0, width: 10, framesIn: [], framesOut: [], bytesIn: [], bytesOut: [], firstIds: [] },
    directions: { in: directionOf(), out: directionOf() },
    opcodes: [],
    roundTrips: { in: noPercentiles, out: noPercentiles },
    replies: { in: noReplies, out: noReplies },
    paired: 0,
    overhead: {
      headers: 0,
      controlPayload: 0,
      handshake: 0,
      http: { exchanges: 0, requestHead: 0, answerHead: 0, bytes: 0 },
    },
    storage: { disk: 0, memory: 0 },
    day: { from: midnight, to: midnight + 24 * 60 * 60 * 1000 },
    ...changes,
  };
}

/** Two minutes of a feed, a span each second: 100 to 200 frames received, and one in ten of that sent. */
export function feedStatistics(seconds = 120): Statistics {
  const framesIn = Array.from(
    { length: seconds },
    (_, at) => 150 + Math.round(50 * Math.sin(at / 7)) + ((at * 37) % 11),
  );
  const framesOut = framesIn.map((count, at) => (at % 10 < 6 ? Math.round(count / 10) : 0));
  const sum = (numbers: number[]): number => numbers.reduce((one, other) => one + other, 0);
  let id = 1;
  const firstIds = framesIn.map((count, at) => (id += count + framesOut[at]!) - count - framesOut[at]!);
  const rows = id - 1;
  const numbers = { frames: sum(framesIn), bytes: sum(framesIn) * 134, messages: sum(framesIn) - 30 };
  return statisticsOf({
    scanned: rows,
    paired: rows,
    rows,
    timeline: {
      start: noon,
      width: 1000,
      framesIn,
      framesOut,
      bytesIn: framesIn.map((count) => count * 134),
      bytesOut: framesOut.map((count) => count * 58),
      firstIds,
    },
    directions: {
      in: directionOf({
        ...numbers,
        gaps: { count: sum(framesIn) - 1, p50: 4.02, p90: 16.1, p99: 88.4, max: 1310.2 },
        sizes: { count: numbers.messages, p50: 118, p90: 242, p99: 1090, max: 70_000 },
        sizeClasses: [3, 0, 0, 12, 80, 400, 2100, 9000, 4000, 900, 320, 60, 4, 0, 0, 1, 2, 1],
        compression: {
          messages: 12_000,
          wire: 1_400_000,
          inflated: 9_000,
          inflatedWire: 1_000_000,
          inflatedPayload: 4_100_000,
          refused: 0,
        },
      }),
      out: directionOf({
        frames: sum(framesOut),
        bytes: sum(framesOut) * 58,
        messages: sum(framesOut) - 12,
        gaps: { count: sum(framesOut) - 1, p50: 61, p90: 140, p99: 4020, max: 4101.5 },
        sizes: { count: sum(framesOut), p50: 52, p90: 60, p99: 64, max: 66 },
        sizeClasses: [0, 0, 0, 0, 0, 200, 900, 50],
      }),
    },
    opcodes: [
      { opcode: 'text', framesIn: sum(framesIn) - 40, framesOut: sum(framesOut) - 12, bytes: 2_450_000 },
      { opcode: 'binary', framesIn: 10, framesOut: 0, bytes: 90_000 },
      { opcode: 'ping', framesIn: 0, framesOut: 12, bytes: 96 },
      { opcode: 'pong', framesIn: 12, framesOut: 0, bytes: 72 },
      { opcode: 11, framesIn: 1, framesOut: 0, bytes: 2 },
    ],
    replies: {
      in: noReplies,
      out: { times: { count: 86, p50: 11.8, p90: 34, p99: 210, max: 268.4 }, unanswered: 2, pings: 0, forgotten: 0 },
    },
    roundTrips: { in: noPercentiles, out: { count: 12, p50: 18.2, p90: 24, p99: 31.5, max: 31.6 } },
    overhead: {
      headers: 61_204,
      controlPayload: 96,
      handshake: 712,
      http: { exchanges: 18_000, requestHead: 240, answerHead: 110, bytes: 6_300_000 },
    },
    storage: { disk: 3_410_000, memory: 1_020_000 },
  });
}
