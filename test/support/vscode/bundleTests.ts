import { build } from 'esbuild';
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { builtTests, repository } from '../folders.ts';

/** Bundles test/vscode for the extension host; returns the module whose `run()` runs the tests. */
export async function bundleTests(): Promise<string> {
  await rm(builtTests, { recursive: true, force: true });
  await build({
    entryPoints: globSync(['test/vscode/index.ts', 'test/vscode/**/*.test.ts'], { cwd: repository }),
    absWorkingDir: repository,
    outbase: 'test/vscode',
    outdir: builtTests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    // One mocha for all of them, found from the output's place in the checkout. Its CommonJS file, because what
    // require() makes of the ESM one differs between the editions' Nodes.
    alias: { mocha: 'mocha/lib/mocha.cjs' },
    // ws does without its native speed-ups.
    external: ['vscode', 'mocha/*', 'bufferutil', 'utf-8-validate'],
    logLevel: 'warning',
  });
  return join(builtTests, 'index.js');
}
