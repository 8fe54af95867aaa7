import { build } from 'esbuild';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../folders.ts';

/** Files of test/vscode, apart by spaces; all of them where it is not set. */
const selected = process.env['WEBSOCKET_INSPECTOR_TEST_FILES']?.split(' ') ?? ['test/vscode/**/*.test.ts'];

/** Bundles test/vscode for the extension host into a folder; returns the module whose `run()` runs the tests. */
export async function bundleTests(outdir: string): Promise<string> {
  await build({
    entryPoints: globSync(['test/vscode/index.ts', ...selected], { cwd: repository }),
    absWorkingDir: repository,
    outbase: 'test/vscode',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // The main file of jsonc-parser is UMD, whose inner requires cannot be bundled.
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    // One mocha for all of them, found from the output's place in the checkout. Its CommonJS file, because what
    // require() makes of the ESM one differs between the editions' Nodes.
    alias: { mocha: 'mocha/lib/mocha.cjs' },
    // ws does without its native speed-ups.
    external: ['vscode', 'mocha/*', 'bufferutil', 'utf-8-validate'],
    logLevel: 'warning',
  });
  return join(outdir, 'index.js');
}
