/** What the extension host says to people goes through `t`. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { bareLiterals } from '../../support/localisation/literals.ts';
import { filesOf, sourceOf } from '../../support/localisation/sources.ts';

/** Not for people, or the same in every language. */
const exceptions: readonly RegExp[] = [
  /^src\/host\/panel\/webviewHtml\.ts:/, // HTML
  /^src\/host\/payloads\/cArray\.ts:/, // C
  /^src\/host\/(disposables|translationFiles)\.ts:/, // for the log
  /^src\/host\/commandLines\/read\/(curlOptions|fromWebsocat)\.ts:\d+: [\sa-z0-9.-]+$/, // options
  /^src\/host\/commandLines\/.*: (Referer|Host|Cookie|Connection|Upgrade|Authorization|Origin|Bearer …)$/, // headers
  /^src\/contract\/formats\.ts:\d+: (Authorization|Cookie)$/, // headers
  /^src\/filterLanguage\/decodedFields\.ts:/, // names of fields
  /^src\/host\/profiles\/variables\/flatten\.ts:\d+: [a-z-]+$/, // codes
  /^src\/host\/profiles\/completion\/variable(Completion|Suggestions)\.ts:\d+: (Suggest|\$\{\w+:…\})$/, // of no one seen
  // Examples of what is typed.
  /: (wss:\/\/example\.com\/feed|chat\.v2, chat\.v1|Authorization: Bearer …|Staging|curl 'wss:.*|\$\.time \$\.items\[\*\]\.id .*|\$\.user\.email .*|\$\.type exists)$/,
];

const literals = filesOf('bundle').flatMap((file) => bareLiterals(sourceOf(file)));

describe('the extension host', () => {
  it('says nothing but by t', () => {
    expect(literals.filter((found) => !exceptions.some((exception) => exception.test(found)))).toEqual([]);
  });

  it('has no exception that nothing needs', () => {
    for (const exception of exceptions)
      expect(
        literals.some((found) => exception.test(found)),
        String(exception),
      ).toBe(true);
  });
});

describe('a replay', () => {
  it('says nothing but by t, and for the programmer', () => {
    const files = filesOf('engine').filter((file) => file.startsWith('src/engine/replay/'));
    const said = files.flatMap((file) => bareLiterals(sourceOf(file)));
    expect(
      said.filter((found) => !/: (The replay was cancelled\.|Cancelled|… is no JSON path\.)$/.test(found)),
    ).toEqual([]);
  });
});

describe('bare literals', () => {
  const found = (code: string): string[] =>
    bareLiterals(ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true)).map((line) => line.slice(8));

  it.each([
    [`vscode.window.showErrorMessage('failed');`, 'failed'],
    ['item.tooltip = `${count} failed`;', '… failed'],
    [`show({ title: isOpen ? 'open' : t('Closed') });`, 'open'],
    [`show({ description: name ?? 'none' });`, 'none'],
    ['show({ label: `$(${icon}) sent` });', '$(…) sent'],
    [`parts.push('It was sent.');`, 'It was sent.'],
    [`const remove = 'Delete';`, 'Delete'],
    [`throw new Error('broken');`, 'broken'],
  ])('are found in %s', (code, text) => expect(found(code)).toEqual([text]));

  it.each([
    `item.tooltip = t('Closed');`,
    `t({ message: 'Open', comment: 'state of a connection' });`,
    `log.error('It was sent.');`,
    `show({ label: \`$(\${isOpen ? 'check' : 'blank'}) \${name}\` });`,
    `show({ kind: 'profile', label: names['first'] });`,
    `import 'It was sent.';`,
  ])('are none in %s', (code) => expect(found(code)).toEqual([]));
});
