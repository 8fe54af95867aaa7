import { join } from 'node:path';
import { results } from './folders.ts';
import type { ProgramName } from './servers/programs.ts';
import type { EditionName } from './vscode/editions.ts';

/** What tests cannot do without and this machine may lack. */
export type Need = EditionName | 'chromium' | ProgramName;

/** Sentences by need that could not be met; test/support/provide.ts writes it. */
export const missingFile = join(results, 'missing.json');
