import type { FilterNote } from '../../contract/engine.ts';
import type { Direction } from '../../contract/model.ts';

/** What a filter's text means. */
export type Filter =
  | { kind: 'all' }
  /** The payload as text contains this, in any case. */
  | { kind: 'text'; needle: string }
  | { kind: 'regex'; regex: RegExp }
  | { kind: 'direction'; direction: Direction }
  | { kind: 'opcode'; opcode: number }
  | { kind: 'not'; operand: Filter }
  | { kind: 'and' | 'or'; operands: Filter[] };

export interface ParsedFilter {
  filter: Filter;
  /** What in the text was not understood, and what was made of it. */
  notes: FilterNote[];
}
