import { join } from 'node:path';
import { results } from './folders.ts';
import type { EditionName } from './vscode/editions.ts';

/** What a step cannot do without and this machine may lack. */
export type Need = EditionName | 'chromium';

/** Sentences by need that could not be met; test/support/vscode/provide.ts writes it. */
export const missingFile = join(results, 'missing.json');
