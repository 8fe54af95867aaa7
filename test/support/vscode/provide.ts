/**
 * Brings what the tests in a real VS Code need onto this machine, and writes what could not be had into
 * .vscode-test/results/missing.json: sentences by name.
 *
 *     node test/support/vscode/provide.ts oldest newest chromium
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { missingFile, type Need } from '../needs.ts';
import { provideChromium } from './chromium.ts';
import { editions } from './editions.ts';
import { installEdition } from './install.ts';

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
