/** One random stream, read by `ws` and by us. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closePayload, heardByWs, type HeardByWs } from '../support/frames/index.ts';
import { Random } from '../support/random.ts';
import { randomStream, type Stream } from './conversation.ts';
import { expectationOf } from './differences.ts';
import { recorded, type Recorded } from './recorded.ts';
import { streamOfWs } from './wsStream.ts';

export interface FuzzResult {
  frames: number;
  /** Of the frames in it one at least breaks the protocol. */
  broken: boolean;
  compressed: boolean;
  /** What is not as it should be. */
  faults: string[];
}

/** Thousands of captures are made: in memory, where the system has a folder there. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Frames of a stream, at most. Short ones end more often, and odd things happen at the end. */
const lengths = [4, 20, 100, 1_200];

/** The connection of a seed, recorded and compared. */
export async function fuzz(seed: number): Promise<FuzzResult> {
  const random = new Random(seed);
  const deflate = random.chance(0.2);
  const fromServer = random.chance(0.5);
  const streams = [await anyStream(random, { fromServer, deflate })];
  if (random.chance(0.3)) streams.push(await anyStream(random, { fromServer: !fromServer, deflate }));
  try {
    return await compare(streams, random);
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { frames: 0, broken: false, compressed: deflate, faults: [fault] };
  }
}

function anyStream(random: Random, side: { fromServer: boolean; deflate: boolean }): Promise<Stream> | Stream {
  const length = random.between(1, random.pick(lengths));
  return random.chance(0.1) ? streamOfWs(random, length, side) : randomStream(random, length, side);
}

/** Records the streams of a connection and holds each against what `ws` hears. */
async function compare(streams: readonly Stream[], random: Random): Promise<FuzzResult> {
  const folder = mkdtempSync(join(memory, 'wsi-fuzz-'));
  try {
    const ours = await recorded(streams, join(folder, 'capture'), random);
    const faults: string[] = [];
    for (const [i, { bytes, fromServer, deflate, contextTakeover }] of streams.entries()) {
      const options = { isServer: !fromServer, ...(deflate ? { deflate: { contextTakeover } } : {}) };
      faults.push(...ours[i]!.faults, ...faultsOf(ours[i]!, await heardByWs(pieces(bytes, random), options)));
    }
    return {
      frames: Math.max(...ours.map(({ frames }) => frames)),
      broken: ours.some(({ violations }) => violations.length > 0),
      compressed: streams[0]!.deflate,
      faults,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pieces(bytes: Uint8Array, random: Random): Uint8Array[] {
  const cuts = Array.from({ length: random.below(8) }, () => random.below(bytes.length + 1)).sort((a, b) => a - b);
  return [0, ...cuts].map((from, i) => bytes.subarray(from, cuts[i] ?? bytes.length));
}

function faultsOf(ours: Recorded, heard: readonly HeardByWs[]): string[] {
  const { events } = ours;
  const close = events.find(({ kind }) => kind === 'close')?.end ?? Infinity;
  const { stop, earliest, until } = expectationOf(ours, close);
  const error = heard.at(-1)?.event === 'error';
  const theirs = error ? heard.slice(0, -1) : heard;
  const faults: string[] = [];
  if (error && earliest === Infinity) faults.push(`ws closes with ${heard.at(-1)!.code}, we mark nothing`);
  if (!error && stop < Infinity && until === Infinity) faults.push(`we mark frame ${stop}, ws does not mind`);

  const ourEvents = events.filter(({ end }) => end < Math.min(stop, until) && end <= close);
  for (const [i, { end, kind, bytes }] of ourEvents.entries()) {
    const their = theirs[i];
    if (their === undefined) {
      if (error && end >= earliest) break;
      faults.push(`ws did not hear the ${kind} of frame ${end}`);
    } else if (their.event !== kind || bytes === undefined || !same(wireOf(their), bytes)) {
      faults.push(`frame ${end} is ${kind} to us, ${their.event} to ws, or has another payload`);
    } else {
      continue;
    }
    break;
  }
  if (until === Infinity && theirs.length > ourEvents.length)
    faults.push(`ws hears ${theirs.length}, we ${ourEvents.length}`);
  return faults;
}

/** A close frame's payload has the code before the reason. */
function wireOf({ event, bytes, code }: HeardByWs): Uint8Array {
  return event === 'close' && code !== 1005 ? closePayload(code!, bytes) : bytes;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(b);
}
