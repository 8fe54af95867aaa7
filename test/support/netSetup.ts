import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedFolder } from './certificates/certificates.ts';
import { alreadyProvided, programs, provideProgram } from './servers/programs.ts';

/** vitest runs it once before all tests of the project `net`, and what it returns after them. */
export default function setup(): () => void {
  if (!process.env[alreadyProvided]) {
    for (const name of programs) {
      try {
        provideProgram(name);
      } catch (error) {
        console.error(`Tests with ${name} do not run: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'wsi-certificates-'));
  process.env[sharedFolder] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
