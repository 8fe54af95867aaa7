import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { engineClient, type EngineClient } from '../../../src/host/engine/engineClient.ts';
import type { Measurement } from '../bench.ts';
import { amount, result } from '../result.ts';
import { percentile } from '../statistics.ts';

/** Every so many messages one is changed on the right side, one is missing, and one is more. */
const changedEvery = 100;
/** Milliseconds between questions that are asked meanwhile. */
const askEvery = 20;

/** How long two captures take to be laid side by side, and how long others wait for the engine meanwhile. */
export const comparing: Measurement = {
  about: 'two captures are compared',
  async measure({ extension, scratch, scale }) {
    const engine = engineClient(
      join(extension, 'dist/engine.js'),
      () => ({ captureFolder: join(scratch, 'compared-captures') }),
      {
        onSession: () => undefined,
        onCaptures: () => undefined,
        onDied: (error) => console.error(error.message),
        onOutput: (line) => console.error(line),
      },
    );
    try {
      const left = await opened(engine, join(scratch, 'left.jsonl'), scale.compared, false);
      const right = await opened(engine, join(scratch, 'right.jsonl'), scale.compared, true);
      const rounds: number[] = [];
      const waits: number[] = [];
      for (let round = 0; round < scale.rounds; round++) {
        const over = new AbortController();
        const asking = ask(engine, left, over.signal, waits);
        const began = performance.now();
        const { counts } = await engine.call('compareCaptures', { left, right, ignore: ['$.time'] });
        rounds.push((performance.now() - began) / 1000);
        over.abort();
        await asking;
        const places = Math.floor(scale.compared / changedEvery);
        if (counts.changed !== places || counts.same === 0) throw new Error(`told ${JSON.stringify(counts)}`);
      }
      return [
        result({
          what: `comparing ${amount(scale.compared)} messages with as many`,
          rounds,
          unit: 's',
          bar: { is: 'at-most', limit: 15 },
          how:
            `JSON of about 100 bytes; every ${changedEvery}th message is changed, another one is missing, and one is more; ` +
            `\`$.time\` is ignored. Another question to the engine waits ${amount(percentile(waits, 99))} ms at p99 meanwhile.`,
        }),
      ];
    } finally {
      await engine.dispose();
    }
  },
};

async function ask(engine: EngineClient, session: string, over: AbortSignal, waits: number[]): Promise<void> {
  while (!over.aborted) {
    const began = performance.now();
    await engine.call('count', { session, view: 'frames', filter: '' });
    waits.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, askEvery));
  }
}

/** Writes a conversation and opens it; `isOther`: it went otherwise in some places. */
async function opened(engine: EngineClient, path: string, count: number, isOther: boolean): Promise<string> {
  const file = createWriteStream(path);
  for (let id = 0; id < count; id++) {
    const place = isOther ? id % changedEvery : -1;
    if (place === 20) continue;
    const price = place === 10 ? id + 0.5 : id;
    const lines = [line(id, { id, type: 'price', price, time: `${isOther} ${id}`, text: 'x'.repeat(40) })];
    if (place === 30) lines.push(line(id, { type: 'extra', of: id }));
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  const [session] = await engine.call('openFile', { path, task: path });
  return session!.id;
}

function line(time: number, value: object): string {
  const message = { type: 'message', time, direction: 'in', opcode: 'text', text: JSON.stringify(value) };
  return `${JSON.stringify(message)}\n`;
}
