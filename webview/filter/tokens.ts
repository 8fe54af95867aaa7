/** Edits fields such as `dir:in` inside a filter's text and leaves all else as typed. */
import type { SyntaxNode } from '@lezer/common';
import * as term from '../../src/filterLanguage/generated/parser.terms.ts';
import { grammar } from './grammar.ts';

interface Part {
  from: number;
  to: number;
  /** In lower case. */
  value: string;
}

/** It holds rows of one choice or another: so that something may be added, it is put into parentheses. */
export function isJoined(filter: string): boolean {
  if (filter === '') return false;
  const parser = grammar.value;
  return parser === undefined || parser.parse(filter).topNode.getChild(term.Or) !== null;
}

/** Those that hold for every row: not negated, in no parentheses, in no choice. */
function fieldsIn(filter: string, field: string): Part[] {
  const parser = grammar.value;
  if (parser === undefined || filter === '' || isJoined(filter)) return [];
  const textOf = ({ from, to }: SyntaxNode): string => filter.slice(from, to);
  const all = parser.parse(filter).topNode.getChildren(term.And);
  return all
    .flatMap((operands) => operands.getChildren(term.Field))
    .filter((node) => textOf(node.firstChild!).toLowerCase() === field)
    .map((node) => {
      const value = node.getChild(term.Value);
      return { from: node.from, to: node.to, value: value ? textOf(value).toLowerCase() : '' };
    });
}

/** The value of the last such field, in lower case; empty where there is none. */
export function fieldOf(filter: string, field: string): string {
  return fieldsIn(filter, field).at(-1)?.value ?? '';
}

/** Puts the one such field at the place of the first, or at the end; an empty value takes it away. */
export function withField(filter: string, field: string, value: string): string {
  const found = fieldsIn(filter, field);
  const written = value === '' ? '' : `${field}:${value}`;
  if (found.length === 0) {
    if (written === '') return filter;
    const before = filter.trim();
    // A space binds tighter than `or`: without parentheses the field would hold for the last choice only.
    const whole = isJoined(filter) ? `(${before})` : before;
    return whole === '' ? written : `${whole} ${written}`;
  }
  let text = '';
  let from = 0;
  found.forEach((part, index) => {
    text += filter.slice(from, part.from) + (index === 0 ? written : '');
    from = part.to;
  });
  text += filter.slice(from);
  return written === '' || found.length > 1 ? text.replace(/ {2,}/g, ' ').trim() : text;
}
