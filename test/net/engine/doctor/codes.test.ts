/** Every code of the doctor is produced for real by a test in this folder. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { severities } from '../../../../src/engine/doctor/codes.ts';

/** Said of what no other code fits: nothing that is known produces it. */
const lastResort = 'connect-failed';

it('every code but the last resort is expected by a test', () => {
  const files = globSync('*.test.ts', { cwd: import.meta.dirname }).filter((file) => file !== 'codes.test.ts');
  const tests = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n');
  const missing = Object.keys(severities).filter((code) => !tests.includes(`'${code}'`));
  expect(missing).toEqual([lastResort]);
});
