/** Random and mutated payloads for every decoder: none may do anything but give a tree or refuse with a `DecodeError`. */
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { wrapperIds } from '../../../src/contract/decoding.ts';
import { DecodeError, type Codec, type Encoded, type Payload } from '../../../src/engine/decode/format.ts';
import { openChain } from '../../../src/engine/decode/open.ts';
import type { Plain } from '../../../src/engine/decode/plain.ts';
import { jsonOf } from '../../../src/engine/decode/plainText.ts';
import { formats } from '../../../src/engine/decode/registry.ts';
import { zlibStream } from '../../../src/engine/decode/zlibStream.ts';
import { unwrapper } from '../../../src/engine/decode/wrappers.ts';
import { payload } from './payloads.ts';
import { conversation } from './rowsOf.ts';
import { streamOf } from './zlibStreams.ts';
import { samples } from './samples.ts';

/** Milliseconds of this process's own that no payload of this size may take. */
const patience = 2_000;
const longest = 600;
/** Of the heap, that a decoder may keep for good; its library and its compiled code are among it. */
const keptMegabytes = 24;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A linear congruential generator: the same seed gives the same payloads. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One that is random, or one of the format's own with some bytes changed, taken away, doubled or put in. */
export function mutated(bytes: Uint8Array, roll: (below: number) => number): Uint8Array {
  if (roll(5) === 0) return Uint8Array.from({ length: roll(longest) }, () => roll(256));
  let next = Array.from(bytes);
  for (let changes = 1 + roll(4); changes > 0; changes--) {
    const at = roll(next.length + 1);
    const kind = roll(4);
    if (kind === 0) next[at] = roll(256);
    else if (kind === 1) next.splice(at, 1 + roll(4));
    else if (kind === 2)
      next.splice(at, 0, ...Array.from({ length: 1 + roll(8) }, () => [0xff, 0x00, 0x7f, 0x80, roll(256)][roll(5)]!));
    else next = [...next.slice(0, at), ...next.slice(Math.max(0, at - roll(32)))].slice(0, longest * 4);
  }
  return Uint8Array.from(next);
}

/** Reads it, writes its line, its ids and its text, and what can be encoded of it; along a route it is refused as it is without. */
function look(codec: Codec, given: Payload): void {
  const before = Buffer.from(given.bytes).toString('hex');
  try {
    const tree = codec.decode(given, []);
    if (codec.routed) codec.decode(given, undefined, ['type', 'a']);
    encoded(codec, tree);
    const summary = codec.summary(tree);
    if (summary !== undefined && typeof summary !== 'string') throw new TypeError('A summary is a text.');
    for (const { role } of codec.correlations?.(tree, given) ?? []) role satisfies string;
    jsonOf(tree, 100_000);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    if (codec.routed && isReadAlong(codec, given)) throw new Error('A route reads what is refused.', { cause: error });
    const { offset = 0 } = error;
    if (!(offset >= 0 && offset <= given.bytes.length))
      throw new RangeError(`An offset of ${offset}.`, { cause: error });
  }
  if (Buffer.from(given.bytes).toString('hex') !== before) throw new Error('The payload was changed.');
}

function isReadAlong(codec: Codec, given: Payload): boolean {
  try {
    codec.decode(given, undefined, ['type', 'a']);
    return true;
  } catch (error) {
    if (error instanceof DecodeError) return false;
    throw error;
  }
}

/** What cannot be written is refused with a reason; what can is read again. */
function encoded(codec: Codec, tree: Plain): void {
  let written: Encoded | undefined;
  try {
    written = codec.encode?.(tree);
  } catch (error) {
    if (!(error instanceof Error) || error.message === '') throw error;
    return;
  }
  if (written !== undefined && 'text' in written && typeof written.text !== 'string') throw new TypeError('No text.');
}

/** Messages of a conversation. */
const split = 100;

const inside = Buffer.from('{"channel":"chat","data":[1,2,3]}'.repeat(8));
const wrappedSamples = [
  deflateSync(inside),
  gzipSync(inside),
  brotliCompressSync(inside),
  zstdCompressSync(inside),
  Buffer.from(deflateSync(inside).toString('base64')),
  Buffer.from(inside.toString(), 'utf16le'),
];

function binary(bytes: Uint8Array): Payload {
  return { direction: 'in', text: false, bytes };
}

/** Megabytes of the heap once what nobody needs is gone. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Throws an Error that has the format and the payload in hex. */
export async function fuzz(count: number, seed: number): Promise<number> {
  let done = 0;
  const one = (name: string, bytes: Uint8Array, run: () => void): void => {
    const started = process.cpuUsage();
    try {
      run();
    } catch (error) {
      throw new Error(`${name}: ${Buffer.from(bytes).toString('hex')}`, { cause: error });
    }
    const { user, system } = process.cpuUsage(started);
    const took = (user + system) / 1_000;
    if (took > patience) throw new Error(`${name} took ${took} ms: ${Buffer.from(bytes).toString('hex')}`);
    done++;
  };
  for (const { id } of formats) {
    const roll = dice(seed);
    const heapBefore = heap();
    const { about, messages } = samples[id as keyof typeof samples];
    const codec = (await openChain({ wrappers: [], format: id }, about))!;
    const own = messages.map((message) => payload(message));
    for (let i = 0; i < count; i++) {
      const from = own[i % own.length]!;
      const bytes = mutated(from.bytes, roll);
      const text = roll(8) === 0 ? !from.text : from.text;
      one(id, bytes, () => look(codec, { direction: i % 2 === 0 ? 'in' : 'out', text, bytes }));
    }
    const grown = heap() - heapBefore;
    if (grown > keptMegabytes) throw new Error(`${id} keeps ${grown.toFixed(1)} MiB after ${count} payloads.`);
  }
  for (const wrapper of wrapperIds) {
    if (wrapper === 'zlib-stream') continue;
    const roll = dice(seed);
    const unwrap = await unwrapper(wrapper);
    for (let i = 0; i < count; i++) {
      const bytes = mutated(wrappedSamples[i % wrappedSamples.length]!, roll);
      one(wrapper, bytes, () => {
        try {
          unwrap({ direction: 'in', text: false, bytes });
        } catch (error) {
          if (!(error instanceof DecodeError)) throw error;
        }
      });
    }
  }
  for (const [i, sample] of streamOf(count).entries()) {
    const roll = dice(seed + i);
    const bytes = roll(3) === 0 ? sample : mutated(sample, roll);
    one('zlib-stream', bytes, () => {
      // Each as the first message, and behind one that was sound.
      for (const state of [zlibStream.initial, zlibStream.step(zlibStream.initial, binary(streamOf(1)[0]!)).state]) {
        try {
          zlibStream.step(state, binary(bytes));
        } catch (error) {
          if (!(error instanceof DecodeError)) throw error;
        }
      }
    });
  }
  await fuzzSplitPackets(count, seed, one);
  return done;
}

/** Packets of MQTT, cut anywhere and mutated, as messages of one conversation: each is read, or refused, by those before it. */
async function fuzzSplitPackets(
  count: number,
  seed: number,
  one: (name: string, bytes: Uint8Array, run: () => void) => void,
): Promise<void> {
  const roll = dice(seed);
  const sound = Buffer.from('100c00044d5154540402003c0000' + '32090003612f62000a6869c000'.repeat(4), 'hex');
  for (let begun = 0; begun < count; begun += split) {
    const messages = Array.from({ length: Math.min(split, count - begun) }, () => {
      const from = roll(sound.length);
      const cut = sound.subarray(from, from + roll(sound.length));
      return `> 0x${Buffer.from(roll(3) === 0 ? mutated(cut, roll) : cut).toString('hex')}`;
    });
    const { rows, codec } = await conversation('mqtt', messages);
    for (const row of roll(2) === 0 ? rows : rows.toReversed()) one('mqtt split', row.bytes, () => look(codec, row));
  }
}
