/**
 * `npm run bench`: all measurements, or those named; see docs/benchmarks.md.
 *
 *     npm run bench -- [--quick] [--write] [--profile] [throughput chromium eventLoop longCapture filters decoders …]
 *
 * Never a test of time: the exit code tells only whether everything could be measured.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { vscodeTest } from '../support/folders.ts';
import { makeRunFolder } from '../support/vscode/runFolder.ts';
import type { Bench, Measurement } from './bench.ts';
import { startVscode, type BenchWindow } from './benchWindow.ts';
import { copyExtension } from './extensionCopy.ts';
import { load, machine } from './machine.ts';
import { activation } from './measures/activation.ts';
import { captureFiles } from './measures/captureFiles.ts';
import { chromium } from './measures/chromium.ts';
import { decoders } from './measures/decoders.ts';
import { eventLoop } from './measures/eventLoop.ts';
import { filters } from './measures/filters.ts';
import { following } from './measures/following.ts';
import { giants } from './measures/giants.ts';
import { keystroke } from './measures/keystroke.ts';
import { longCapture } from './measures/longCapture.ts';
import { opening } from './measures/opening.ts';
import { parallel } from './measures/parallel.ts';
import { comparing } from './measures/comparing.ts';
import { replayTiming } from './measures/replayTiming.ts';
import { scrolling } from './measures/scrolling.ts';
import { sendToRow } from './measures/sendToRow.ts';
import { sizes } from './measures/sizes.ts';
import { throughput } from './measures/throughput.ts';
import { startPeers } from './peers.ts';
import { selfTimes } from './profile.ts';
import { table, writeReport } from './report.ts';
import type { Result, Unmeasured } from './result.ts';
import { quick, whole } from './scale.ts';
import { within } from './within.ts';

const measurements: Readonly<Record<string, Measurement>> = {
  throughput,
  chromium,
  eventLoop,
  longCapture,
  filters,
  decoders,
  sendToRow,
  replayTiming,
  comparing,
  captureFiles,
  opening,
  scrolling,
  following,
  keystroke,
  giants,
  parallel,
  activation,
  sizes,
};
const measurementLimit = 15 * 60_000;

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, profile: { type: 'boolean' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}; there are ${Object.keys(measurements).join(', ')}.`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const scale = asked.quick ? quick : whole;
const profiling = asked.profile ?? false;
const began = new Date();
const loadBefore = load();
console.log(`${machine()}\nload of the last minute: ${loadBefore.toFixed(2)} for each processor`);

const folder = await makeRunFolder('bench');
const peers = await startPeers();
const extension = join(folder.workspace, '..', 'extension');
const profiles = join(vscodeTest, 'profiles');
if (profiling) await mkdir(profiles, { recursive: true });
await copyExtension(extension, profiling);
const vscode = await startVscode(folder, extension);
let shared: Promise<BenchWindow> | undefined;

const bench: Bench = {
  scale,
  peers,
  vscode,
  extension,
  profiling,
  scratch: folder.data,
  window: () => (shared ??= vscode.open()),
  async profiled(window, name, work) {
    if (!profiling) return work();
    const file = join(profiles, `${name.replaceAll(/[^\w-]+/g, '_')}.cpuprofile`);
    await window.call('startProfile', null);
    const done = await work();
    await window.call('stopProfile', { file });
    console.log(`profile ${file}\n${selfTimes(file).join('\n')}`);
    return done;
  },
};

const results: Result[] = [];
const unmeasured: Unmeasured[] = [];
try {
  for (const [name, measurement] of Object.entries(measurements)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(`\n── ${measurement.about}`);
    try {
      const found = await within(measurementLimit, measurement.about, measurement.measure(bench));
      results.push(...found);
      console.log(table(found));
      for (const { what, how } of found) console.log(`  ${what}: ${how}`);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      unmeasured.push({ what: measurement.about, error: text });
      console.error(`could not be measured: ${text}`);
      // What went on in that window is not known.
      await (await shared?.catch(() => undefined))?.close();
      shared = undefined;
    }
  }
} finally {
  await (await shared?.catch(() => undefined))?.close();
  await vscode.stop();
  peers.stop();
  await folder.remove();
}

console.log(`\n${table(results)}`);
for (const { what } of unmeasured) console.log(`NOT MEASURED: ${what}`);
if (asked.write) {
  const report = {
    results,
    unmeasured,
    machine: machine(),
    load: [loadBefore, load()] as const,
    rounds: scale.rounds,
    began,
  };
  console.log(`written: ${await writeReport(report)}`);
}
process.exit(unmeasured.length > 0 ? 1 : 0);
