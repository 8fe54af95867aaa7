import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlIgnored, curlSyntax } from '../../../../../src/host/commandLines/read/curlOptions.ts';

const { stdout } = spawnSync('curl', ['--help', 'all'], { encoding: 'utf8' });
const options = [...((stdout as string | null)?.matchAll(/^ *(?:-(.), )? *--([\w.-]+) ([<[].*)?/gm) ?? [])];

describe.skipIf(options.length === 0)('options of the curl that is installed', () => {
  it('take a value where the table says so', () => {
    const wrong = options.filter(([, , name, value]) => curlSyntax.valued.has(name!) !== (value !== undefined));
    expect(wrong.map(([, , name]) => name)).toEqual([]);
  });

  it('have the letters that the table says', () => {
    const wrong = options.filter(
      ([, letter, name]) => letter !== undefined && (curlSyntax.letters[letter] ?? name) !== name,
    );
    expect(wrong.map(([, , name]) => name)).toEqual([]);
  });
});

describe('options of curl', () => {
  it('that take a value have their letter in the table', () => {
    const named = Object.values(curlSyntax.letters).filter((name) => curlSyntax.valued.has(name));
    expect(named).toEqual(expect.arrayContaining(['header', 'cookie', 'user', 'proxy', 'cert', 'data', 'output']));
  });

  it('that mean nothing here are not read', () => {
    for (const name of ['compressed', 'include', 'no-buffer', 'silent', 'verbose']) expect(curlIgnored).toContain(name);
    expect(curlIgnored).not.toContain('header');
  });
});
