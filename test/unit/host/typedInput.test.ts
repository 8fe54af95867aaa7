/** What a person has typed is not lost when something else takes the focus, an editor or a panel: only Escape leaves a box. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The call's arguments, to the parenthesis that ends it. */
function callAt(source: string, from: number): string {
  let open = 0;
  for (let at = source.indexOf('(', from); at < source.length; at++) {
    if (source[at] === '(') open++;
    if (source[at] === ')' && --open === 0) return source.slice(from, at);
  }
  return source.slice(from);
}

describe('questions that are typed at', () => {
  it('stay when the focus goes elsewhere', () => {
    const calls = globSync('src/**/*.ts').flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      return [...source.matchAll(/showInputBox\(/g)].map(({ index }) => ({ file, call: callAt(source, index) }));
    });
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter(({ call }) => !call.includes('ignoreFocusOut: true')).map(({ file }) => file)).toEqual([]);
  });
});
