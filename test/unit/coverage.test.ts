/** Each source file has its own test file, or a written reason why not. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sources = globSync('{src,webview}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.endsWith('.d.ts'));
const tests = new Set(globSync('test/{unit,net,vscode,ui}/**/*.test.{ts,tsx}', { cwd: root }));
const reasons = JSON.parse(readFileSync(join(root, 'test/unit/covered-elsewhere.json'), 'utf8')) as Record<
  string,
  string
>;

/** `src/engine/wire/utf8.ts` is tested by `engine/wire/utf8.test.ts` under unit, net or vscode; `webview/a.tsx` by `webview/a.test.ts`. */
function hasOwnTest(source: string): boolean {
  const name = source.replace(/^src\//, '').replace(/\.tsx?$/, '');
  return ['unit', 'net', 'vscode', 'ui'].some(
    (kind) => tests.has(`test/${kind}/${name}.test.ts`) || tests.has(`test/${kind}/${name}.test.tsx`),
  );
}

describe('source files', () => {
  it('have a test file of their own, or a reason', () => {
    expect(sources.filter((source) => !hasOwnTest(source) && reasons[source] === undefined)).toEqual([]);
  });

  it('have a reason only where it is needed', () => {
    expect(Object.keys(reasons).filter((source) => !sources.includes(source) || hasOwnTest(source))).toEqual([]);
  });

  it('have a reason that names the test that covers them, or says that there is nothing to run', () => {
    const named = Object.entries(reasons).filter(([, reason]) => {
      const paths = reason.match(/test\/[\w/.-]+\.test\.tsx?/g) ?? [];
      return !(paths.some((path) => tests.has(path)) || /types only|entry point/i.test(reason));
    });
    expect(named).toEqual([]);
  });
});
