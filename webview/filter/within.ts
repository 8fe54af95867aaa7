/** What is found among rows that a filter lets through, said as one filter. */
import { And, Close, Group } from '../../src/filterLanguage/generated/parser.terms.ts';
import { grammar } from './grammar.ts';

export interface Within {
  filter: string;
  /** Where the text begins in it. */
  from: number;
}

/**
 * Rows that both let through. The text comes last: what it leaves open ends with it. A filter that leaves something open
 * itself would take the text in, and is not asked for then.
 */
export function within(filter: string, text: string): Within {
  const before = filter.trim();
  const both = `(${before}) (${text}`;
  if (before === '' || !beginsWithGroup(both, before.length + 2)) return { filter: text, from: 0 };
  return { filter: both, from: before.length + 4 };
}

/** Its first operand is in parentheses, of which the closing one stands before `end`. */
function beginsWithGroup(filter: string, end: number): boolean {
  const group = grammar.value?.parse(filter).topNode.getChild(And)?.firstChild;
  return group?.type.id === Group && group.getChild(Close)?.to === end;
}
