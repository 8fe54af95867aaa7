import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../folders.ts';

/** Bundles the engine's program, so that any user may run it; returns its path and how to delete it. */
export async function bundleEngine(): Promise<{ program: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'wsi-engine-'));
  chmodSync(folder, 0o755);
  const program = join(folder, 'engine.cjs');
  const entryPoints = [join(repository, 'test/support/engineProcess/engineProgram.ts')];
  await build({ entryPoints, outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
