/** docs/composer.md, held against the code. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEscapes } from '../../../src/host/panel/escapes.ts';
import { generatedNames } from '../../../src/host/profiles/variables/generated.ts';

const document = readFileSync('docs/composer.md', 'utf8');

describe('docs/composer.md', () => {
  it('names every variable that is made at sending', () => {
    expect(generatedNames.filter((name) => !document.includes(`\`\${${name}}\``))).toEqual([]);
  });

  it('names escapes that are read', () => {
    const [, named = ''] = /escapes are read: `([^`]+)`/.exec(document) ?? [];
    const escapes = named.replaceAll('NN', '41').replaceAll('4141', '0041').replace('N…', '41').split(' ');
    expect(escapes.length).toBeGreaterThan(10);
    for (const escape of escapes) expect(readEscapes(escape), escape).toHaveLength(1);
  });

  it('names what stands above a document as it is called there', () => {
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<string, string>;
    for (const title of ['Send and close', 'Back to composer']) {
      expect(document).toContain(`_${title}_`);
      expect(Object.keys(bundle)).toContain(title);
    }
  });
});
