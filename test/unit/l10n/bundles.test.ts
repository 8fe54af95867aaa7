/** Each bundle of translations, held against what the sources say. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { repository } from '../../support/folders.ts';
import { bundleFaults, languages, readBundle } from '../../support/localisation/bundles.ts';
import { filesOf, partNames } from '../../support/localisation/sources.ts';
import { textsIn, textsOf } from '../../support/localisation/texts.ts';

describe.each(partNames)('the texts of %s', (part) => {
  const { texts, faults } = textsOf(part);

  it('are written out at their calls, with what their placeholders ask for', () => expect(faults).toEqual([]));

  it.each(languages)('have all a translation into %s, and each translation a text', (language) => {
    expect(bundleFaults(readBundle(part, language), texts)).toEqual([]);
  });
});

describe('bundles', () => {
  it('are there for each part and language, and for nothing else', () => {
    const files = partNames.flatMap((part) => languages.map((language) => `${part}.l10n.${language}.json`));
    expect(readdirSync(join(repository, 'l10n')).sort()).toEqual(files.sort());
  });

  it('hold the texts of what a part loads, not of what it has the types of', () => {
    expect(filesOf('webview')).toContain('src/filterLanguage/read.ts');
    expect(filesOf('bundle')).toContain('src/host/failures.ts');
    expect(filesOf('bundle').filter((file) => file.startsWith('src/engine/'))).toEqual([]);
    expect(filesOf('engine').filter((file) => /^(src\/host|webview)\//.test(file))).toEqual([]);
  });

  it('are found faulty where they are', () => {
    const texts = [
      { key: 'Close {0}', place: 'a.ts:1', given: ['0'] },
      { key: 'Open', place: 'a.ts:2', given: [] },
      { key: '$(plug) `url`', place: 'a.ts:4', given: [] },
      { key: 'Open/state', place: 'a.ts:3', given: [] },
    ];
    const bundle = { 'Close {0}': 'Schließen', Open: '', Other: 'Anderes', '$(plug) `url`': '$(play) `url`' };
    expect(bundleFaults(bundle, texts)).toEqual([
      'missing: "Open/state" of a.ts:3',
      'unused: "Other"',
      'empty: "Open"',
      'other placeholders, icons or code: "Close {0}"',
      'other placeholders, icons or code: "$(plug) `url`"',
    ]);
  });
});

describe('the reader of texts', () => {
  const read = (code: string) =>
    textsIn(
      ts.createSourceFile('a.ts', `import { t } from '../contract/l10n.ts';\n${code}`, ts.ScriptTarget.Latest, true),
    );

  it('finds texts with their placeholders and comments', () => {
    const { texts, faults } = read(
      `const say = () => [t('One'), t('{0} of {1}', 1, 2), t('{a}', { a }), t({ message: 'Open', comment: 'state' })];`,
    );
    expect(faults).toEqual([]);
    expect(texts.map(({ key, given }) => [key, given])).toEqual([
      ['One', []],
      ['{0} of {1}', ['0', '1']],
      ['{a}', ['a']],
      ['Open/state', []],
    ]);
  });

  it.each([
    ['const word = t("Early");', 'a.ts:2: t is called before the language is known'],
    ['const say = (word) => t(word);', 'a.ts:2: the text is not written out'],
    ['const say = (word) => t(`A ${word}`);', 'a.ts:2: the text is not written out'],
    ['const say = () => t("A {0}");', 'a.ts:2: the text has {0}, given is '],
    ['const say = () => t("A {name}", { nam: 1 });', 'a.ts:2: the text has {name}, given is nam'],
  ])('finds fault with %s', (code, fault) => expect(read(code).faults).toEqual([fault]));
});
