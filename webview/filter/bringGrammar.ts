/** Imported for its effect: from now on the page has the grammar of filters. */
import { parser } from '../../src/filterLanguage/generated/parser.ts';
import { grammar } from './grammar.ts';

grammar.value = parser;
