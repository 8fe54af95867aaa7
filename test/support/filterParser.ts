/** Makes the filter's parser of its grammar; run by itself, writes it to where it belongs. */
import { buildParserFile } from '@lezer/generator';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const language = join(import.meta.dirname, '../../src/filterLanguage');

/** The files of `src/filterLanguage/generated` by name, as the grammar has them. */
export function generatedParser(): Map<string, string> {
  const grammar = readFileSync(join(language, 'filter.grammar'), 'utf8');
  const { parser, terms } = buildParserFile(grammar, {
    fileName: 'filter.grammar',
    typeScript: true,
    warn: (message) => {
      throw new Error(message);
    },
  });
  return new Map([
    ['parser.ts', parser],
    ['parser.terms.ts', terms],
  ]);
}

if (import.meta.main) {
  for (const [name, text] of generatedParser()) writeFileSync(join(language, 'generated', name), text);
}
