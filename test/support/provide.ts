/**
 * Brings what the tests need onto this machine, and writes what could not be had into
 * .vscode-test/results/missing.json: sentences by name.
 *
 *     node test/support/provide.ts oldest newest chromium nginx
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { missingFile, type Need } from './needs.ts';
import { isProgram, provideProgram } from './servers/programs.ts';
import { provideChromium } from './vscode/chromium.ts';
import { editions } from './vscode/editions.ts';
import { installEdition } from './vscode/install.ts';

const missing: Partial<Record<Need, string>> = {};
for (const need of process.argv.slice(2) as Need[]) {
  try {
    console.log(`${need}: ${await provide(need)}`);
  } catch (error) {
    missing[need] = error instanceof Error ? error.message : String(error);
    console.log(`${need}: could not be had: ${missing[need]}`);
  }
}
await mkdir(dirname(missingFile), { recursive: true });
await writeFile(missingFile, JSON.stringify(missing));

async function provide(need: Need): Promise<string> {
  if (isProgram(need)) return provideProgram(need);
  switch (need) {
    case 'chromium':
      return provideChromium();
    case 'oldest':
    case 'newest': {
      const { edition } = await installEdition(editions[need]);
      return `VS Code ${edition.vscode}`;
    }
    default:
      need satisfies never;
      throw new Error(`unknown: ${String(need)}`);
  }
}
