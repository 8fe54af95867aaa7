import { cpus, platform, release, totalmem } from 'node:os';
import { loadavg } from 'node:os';
import { editions } from '../support/vscode/editions.ts';

/** What the numbers were measured on, in words. */
export function machine(): string {
  const all = cpus();
  const model = all[0]?.model.trim() || 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `${all.length} × ${model}, ${memory} GiB of memory, ${platform()} ${release().split('-')[0] ?? ''}, ` +
    `Node ${process.versions.node}, VS Code ${editions.newest.vscode} (server edition, extension host on the same Node)`
  );
}

/** Of the last minute, for each processor; what else the machine does. */
export function load(): number {
  return loadavg()[0]! / cpus().length;
}
