#!/usr/bin/env node
/** `websocket-inspector` in a terminal: the extension's engine, without VS Code. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineClient } from '../host/engine/engineClient.ts';
import { readCommandLine, usage, type RunOptions } from './commandLine.ts';
import { exitCode } from './exitCode.ts';
import { junitXml } from './junit.ts';
import { runFile, type FileResult } from './scenarioRun.ts';
import { terminalReport } from './terminalReport.ts';

/** What the engine is built for. */
const oldestNode = 22;

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 3;
  },
);

async function main(args: readonly string[]): Promise<number> {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    process.stderr.write(`It needs Node ${oldestNode} or newer; this is ${process.versions.node}.\n`);
    return 2;
  }
  const line = readCommandLine(args);
  switch (line.kind) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'wrong':
      process.stderr.write(`${line.why}\n\n${usage}`);
      return 2;
    case 'run':
      return run(line.options);
    default:
      return line satisfies never;
  }
}

async function run(options: RunOptions): Promise<number> {
  const captureFolder = mkdtempSync(join(tmpdir(), 'websocket-inspector-'));
  const interrupted = new AbortController();
  const engine = engineClient(join(__dirname, 'engine.js'), () => ({ captureFolder }), {
    onSession: () => undefined,
    onCaptures: () => undefined,
    onDied: () => undefined,
    onOutput: (text) => process.stderr.write(`${text}\n`),
  });
  process.once('SIGINT', () => interrupted.abort());
  process.once('SIGTERM', () => interrupted.abort());
  const results: FileResult[] = [];
  try {
    for (const file of options.files) {
      if (interrupted.signal.aborted) break;
      const result = await runFile(file, options, engine, interrupted.signal);
      results.push(result);
      process.stdout.write(terminalReport(result));
    }
    if (options.junit !== undefined) writeFileSync(options.junit, junitXml(results));
  } finally {
    await engine.dispose();
    rmSync(captureFolder, { recursive: true, force: true });
  }
  return exitCode(results, interrupted.signal.aborted);
}
