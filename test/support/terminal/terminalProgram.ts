/** `websocket-inspector` as it is installed: bundled, with its engine beside it, as a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { repository } from '../folders.ts';

export interface TerminalResult {
  code: number | null;
  out: string;
  errors: string;
}

export interface TerminalProgram {
  /** `interrupt`: is sent SIGINT when this is in its output. */
  run(
    args: readonly string[],
    options?: { env?: Record<string, string>; interrupt?: Promise<unknown> },
  ): Promise<TerminalResult>;
}

/** Bundled once for the tests of a file. */
export function useTerminalProgram(): TerminalProgram {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wsi-cli-'));
    await build({
      entryPoints: { cli: join(repository, 'src/cli/main.ts'), engine: join(repository, 'src/engine/main.ts') },
      outdir: folder,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      mainFields: ['module', 'main'],
      external: ['bufferutil', 'utf-8-validate'],
      logLevel: 'error',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    run(args, { env = {}, interrupt } = {}) {
      const child = spawn(process.execPath, [join(folder, 'cli.js'), ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [out, errors] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      void interrupt?.then(() => child.kill('SIGINT'));
      return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, out, errors }));
      });
    },
  };
}
