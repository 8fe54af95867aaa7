/** What package.json says to people, in every language. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../support/localisation/bundles.ts';

const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const manifest = read('package.json');
const english = read('package.nls.json') as Record<string, string>;

/** Fields whose texts people read; names are the same everywhere. */
const said = new Set(
  'title label name displayName contextualTitle altText contents description markdownDescription enumDescriptions markdownEnumDescriptions placeholder'.split(
    ' ',
  ),
);
const names = new Set(['WebSocket', 'WebSocket Inspector']);

/** Every text that is said, with its path. */
function texts(value: unknown, path: string[], isSaid = false): [string, string][] {
  if (typeof value === 'string') return isSaid ? [[path.join('.'), value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    texts(inner, [...path, name], Array.isArray(value) ? isSaid : said.has(name)),
  );
}

const { contributes, capabilities, description } = manifest;
const written = texts({ contributes, capabilities, description }, []).filter(([, text]) => !names.has(text));
const keys = written.map(([, text]) => /^%(.+)%$/.exec(text)?.[1]);

describe('package.json', () => {
  it('says nothing but by keys', () => {
    expect(written.length).toBeGreaterThan(80);
    expect(written.filter(([, text]) => !/^%[\w.]+%$/.test(text))).toEqual([]);
  });

  it('sets walkthroughs in the way that they are read: **bold**, __italic__, ``code``', () => {
    for (const file of ['package.nls.json', ...languages.map((language) => `package.nls.${language}.json`)]) {
      const steps = Object.entries(read(file)).filter(([key]) => /^walkthrough\..*description$/.test(key));
      expect(steps).toHaveLength(6);
      // Single ones are shown as they are.
      for (const [, text] of steps) expect(text).not.toMatch(/(?<!`)`(?!`)|(?<![\w_])_(?!_)|(?<!\*)\*(?!\*)/);
    }
  });

  it('has each key in package.nls.json, which has no other', () => {
    expect(Object.keys(english).sort()).toEqual([...new Set(keys)].sort());
  });
});

describe.each(languages)('package.nls.%s.json', (language) => {
  const translated = read(`package.nls.${language}.json`) as Record<string, string>;

  it('has the same keys, in the same order', () => expect(Object.keys(translated)).toEqual(Object.keys(english)));

  it('says something of each, and leads to the same commands and values', () => {
    const marks = (text: string): string[] => text.match(/\(command:[^)]+\)|``[^`]+``|`[^`]+`|\b\d+\b/g) ?? [];
    for (const [key, text] of Object.entries(translated)) {
      expect(text.trim(), key).not.toBe('');
      expect(marks(text).sort(), key).toEqual(marks(english[key]!).sort());
      expect(text.endsWith('…'), key).toBe(english[key]!.endsWith('…'));
    }
  });
});
