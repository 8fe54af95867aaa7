/** Opens a HAR as the extension does, and prints what that took: `node openHar.ts EXTENSION FILE FOLDER`. */
import { join } from 'node:path';
import { engineClient } from '../../src/host/engine/engineClient.ts';

export interface OpenedHar {
  messages: number;
  seconds: number;
  /** Resident memory in bytes: with the engine started, and the most of all. */
  idle: number;
  most: number;
  /** Milliseconds. */
  sampleEvery: number;
}

const sampleEvery = 50;

if (import.meta.main) {
  const [extension = '', path = '', captureFolder = ''] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await open(extension, path, captureFolder)));
}

async function open(extension: string, path: string, captureFolder: string): Promise<OpenedHar> {
  const engine = engineClient(join(extension, 'dist/engine.js'), () => ({ captureFolder }), {
    onSession: () => undefined,
    onCaptures: () => undefined,
    onDied: (error) => console.error(error.message),
    onOutput: (line) => console.error(line),
  });
  try {
    await engine.call('captures', null);
    const idle = process.memoryUsage.rss();
    let most = idle;
    const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), sampleEvery);
    const began = performance.now();
    const [opened] = await engine.call('openFile', { path, task: 'har' });
    const seconds = (performance.now() - began) / 1000;
    clearInterval(sampling);
    return { messages: opened!.messages, seconds, idle, most, sampleEvery };
  } finally {
    await engine.dispose();
  }
}
