import { readdirSync } from 'node:fs';

/** What a process holds, in bytes. */
export interface Memory {
  rss: number;
  heapUsed: number;
  /** Outside of the heap, array buffers included. */
  external: number;
  arrayBuffers: number;
  /** Files and sockets that are open; undefined where the system does not tell. */
  descriptors?: number;
}

export interface MemoryCalls {
  /** After everything that nobody holds was collected; the process needs `--expose-gc`. */
  memory: { params: null; result: Memory };
}

export async function measureMemory(): Promise<Memory> {
  if (globalThis.gc === undefined) throw new Error('The process was started without --expose-gc.');
  // What finalizers free, the next one collects.
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  const descriptors = openDescriptors();
  return { rss, heapUsed, external, arrayBuffers, ...(descriptors === undefined ? {} : { descriptors }) };
}

function openDescriptors(): number | undefined {
  for (const folder of ['/proc/self/fd', '/dev/fd']) {
    try {
      return readdirSync(folder).length;
    } catch {
      // Another system.
    }
  }
  return undefined;
}
