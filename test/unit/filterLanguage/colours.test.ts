import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { expect, it } from 'vitest';
import { parser } from '../../../src/filterLanguage/generated/parser.ts';

it('gives each token its kind', () => {
  const highlighter = tagHighlighter([
    { tag: tags.propertyName, class: 'field' },
    { tag: tags.compareOperator, class: 'sign' },
    { tag: tags.atom, class: 'value' },
    { tag: tags.string, class: 'string' },
    { tag: tags.regexp, class: 'regex' },
    { tag: tags.variableName, class: 'path' },
    { tag: tags.operatorKeyword, class: 'operator' },
    { tag: tags.keyword, class: 'keyword' },
  ]);
  const text = 'word -dir:in or "a b" not /x/ $.a contains "b" bookmarked';
  const found: string[] = [];
  highlightTree(parser.parse(text), highlighter, (from, to, kind) => found.push(`${kind} ${text.slice(from, to)}`));
  expect(found).toEqual([
    'operator -',
    'field dir',
    'sign :',
    'value in',
    'operator or',
    'string "a b"',
    'operator not',
    'regex /x/',
    'path $.a',
    'operator contains',
    'string "b"',
    'keyword bookmarked',
  ]);
});
