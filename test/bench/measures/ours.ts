import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StreamResult } from '../agentCalls.ts';
import type { Bench } from '../bench.ts';
import type { BenchWindow } from '../benchWindow.ts';
import type { Load } from '../scale.ts';

export interface Run {
  frames: number;
  /** Frames a second. */
  rate: number;
}

export interface OurRun extends Run {
  result: StreamResult;
}

/** A run of the whole extension; throws where a frame is missing, or bytes on the disk. Earlier captures are deleted before. */
export async function ours(
  bench: Bench,
  window: BenchWindow,
  load: Load,
  frames: number,
  options: { show?: boolean; connections?: number; profile?: string } = {},
): Promise<OurRun> {
  const { connections = 1, show = false } = options;
  await window.deleteCaptures(bench.peers.senderUrl('text128', 1));
  const urls = Array.from({ length: connections }, () => bench.peers.senderUrl(load, frames / connections));
  const run = (): Promise<StreamResult> => window.call('stream', { urls, show });
  const result = await (options.profile === undefined ? run() : bench.profiled(window, options.profile, run));
  const total = await assertWhole(window, result);
  return { result, frames: total, rate: (total / result.milliseconds) * 1000 };
}

/** Every announced frame and the two close frames were captured, and the bytes are in the file. Returns the frames. */
export async function assertWhole(
  window: BenchWindow,
  { connections }: Pick<StreamResult, 'connections'>,
): Promise<number> {
  let total = 0;
  for (const { id, frames, announced, lost } of connections) {
    if (frames !== announced + 2 || lost > 0) {
      throw new Error(`${frames} frames were captured instead of ${announced + 2}; ${lost} lost.`);
    }
    const { size } = await stat(join(window.captureFolder(id), 'in.bin'));
    if (size < announced * 2) throw new Error(`The capture file has only ${size} bytes.`);
    total += announced;
  }
  return total;
}

/** A run of the bare client; throws where a message is missing. */
export async function bare(bench: Bench, load: Load, frames: number): Promise<Run> {
  const { announced, messages, milliseconds } = await bench.peers.bare({ url: bench.peers.senderUrl(load, frames) });
  const expected = load === 'fragments' ? announced / 64 : announced;
  if (messages !== expected) throw new Error(`The bare client received ${messages} of ${expected} messages.`);
  return { frames: announced, rate: (announced / milliseconds) * 1000 };
}
