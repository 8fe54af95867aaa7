import { join } from 'node:path';

/** The checkout. */
export const repository = join(import.meta.dirname, '..', '..');

/** Everything that tests and `npm start` download, build or write; ignored by git. */
export const vscodeTest = join(repository, '.vscode-test');

/** One JSON file of results per stage. */
export const results = join(vscodeTest, 'results');

export const screenshots = join(vscodeTest, 'screenshots');
