import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineClient } from '../../../src/host/engine/engineClient.ts';
import type { Bench, Measurement } from '../bench.ts';
import type { OpenedHar } from '../openHar.ts';
import { amount, result, type Result } from '../result.ts';
import { within } from '../within.ts';

type Engine = ReturnType<typeof engineClient>;

const megabyte = 1e6;
/** Characters of a message in the HAR. */
const messageLength = 1_000;

/** How long captures take as files, and what a long one costs in memory. The engine's thread is one of this process. */
export const captureFiles: Measurement = {
  about: 'captures as files',
  async measure(bench) {
    const ended = new Set<string>();
    let look = (): void => undefined;
    const engine = engineClient(
      join(bench.extension, 'dist/engine.js'),
      () => ({ captureFolder: join(bench.scratch, 'file-captures') }),
      {
        onSession({ id, state }) {
          if (state === 'closed') ended.add(id);
          look();
        },
        onCaptures: () => undefined,
        onDied: (error) => console.error(error.message),
        onOutput: (line) => console.error(line),
      },
    );
    const end = (id: string): Promise<void> =>
      new Promise((resolve) => {
        look = () => ended.has(id) && resolve();
        look();
      });
    try {
      return [...(await wscap(bench, engine, end)), ...(await har(bench))];
    } finally {
      await engine.dispose();
    }
  },
};

async function wscap(
  { peers, scale, scratch }: Bench,
  engine: Engine,
  end: (id: string) => Promise<void>,
): Promise<Result[]> {
  const session = 'saved';
  const path = join(scratch, 'long.wscap');
  await engine.call('connect', {
    session,
    profile: { url: peers.senderUrl('text128', scale.messages) },
    label: session,
    timeout: 10_000,
  });
  await within(300_000, 'the stream', end(session));
  const before = performance.now();
  const { rows } = await engine.call('exportCapture', { session, path, format: 'wscap', task: 'save' });
  const saving = performance.now() - before;
  await engine.call('deleteCapture', { capture: session });
  const rounds: number[] = [];
  for (let round = 0; round < scale.openings; round++) {
    const began = performance.now();
    const [opened] = await engine.call('openFile', { path, task: 'open' });
    const query = { session: opened!.id, view: 'messages', filter: '', start: 0, count: 100 } as const;
    const window = await engine.call('window', query);
    rounds.push(performance.now() - began);
    if (window.rows.length !== 100) throw new Error(`${window.rows.length} rows were shown of 100`);
    await engine.call('forget', { session: opened!.id });
  }
  const { size } = await stat(path);
  return [
    result({
      what: `a .wscap of ${amount(rows)} frames, from opening to its first 100 rows`,
      rounds,
      unit: 'ms',
      bar: { is: 'at-most', limit: 500 },
      how: `\`openFile\`, then \`window\`, the way to the engine’s thread and back included; the file has ${amount(size / megabyte)} MB and was just written. Saving it took ${amount(saving)} ms.`,
    }),
  ];
}

/** In a process of its own: what this one has held before would hide what it takes. */
async function har({ extension, scale, scratch }: Bench): Promise<Result[]> {
  const path = join(scratch, 'long.har');
  const messages = await writeHar(path, scale.harBytes);
  const program = join(import.meta.dirname, '../openHar.ts');
  const folder = join(scratch, 'har-captures');
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv,
    program,
    extension,
    path,
    folder,
  ]);
  const opened = JSON.parse(stdout) as OpenedHar;
  if (opened.messages !== messages) throw new Error(`${opened.messages} of ${messages} messages were read`);
  const megabytes = scale.harBytes / megabyte;
  return [
    result({
      what: `memory above idle while a HAR of ${amount(megabytes)} MB is opened, the most`,
      rounds: [(opened.most - opened.idle) / megabyte],
      unit: 'MB',
      bar: { is: 'at-most', limit: 150 },
      how: `Resident memory of a process that does nothing else, of which the engine is a thread, every ${opened.sampleEvery} ms; idle (${amount(opened.idle / megabyte)} MB) is with the engine started. ${amount(messages)} messages of ${messageLength} characters in ${amount(opened.seconds)} s.`,
    }),
  ];
}

/** One connection, as Chrome writes it. Returns how many messages it has. */
async function writeHar(path: string, bytes: number): Promise<number> {
  const file = createWriteStream(path);
  const data = JSON.stringify('x'.repeat(messageLength));
  const message = (number: number): string =>
    `${number === 0 ? '' : ','}{"type":"receive","time":${1_700_000_000 + number / 1000},"opcode":1,"data":${data}}`;
  file.write(
    '{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[{"_resourceType":"websocket",' +
      '"startedDateTime":"2023-11-14T22:13:20.000Z","time":1,"request":{"method":"GET","url":"ws://127.0.0.1/",' +
      '"headers":[]},"response":{"status":101,"headers":[]},"_webSocketMessages":[',
  );
  let count = 0;
  for (let written = 0; written < bytes; count++) {
    const text = message(count);
    written += text.length;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end(']}]}}');
  await once(file, 'finish');
  return count;
}
