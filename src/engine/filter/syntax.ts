import type { FilterNote } from '../../contract/engine.ts';
import type { Direction } from '../../contract/model.ts';
import type { Needle } from './needle.ts';

export type Comparison = '==' | '!=' | '<' | '>' | '<=' | '>=';
export type JsonValue = string | number | boolean | null;

/** What a filter's text means. */
export type Filter =
  | { kind: 'all' }
  /** The payload as text contains this, in any case. */
  | { kind: 'text'; needle: Needle }
  | { kind: 'regex'; regex: RegExp }
  | { kind: 'direction'; direction: Direction }
  | { kind: 'opcode'; opcode: number }
  /** `size` is the payload's length, `wire` that of frame or message on the wire; bytes. */
  | { kind: 'length'; of: 'size' | 'wire'; comparison: Comparison; bytes: number }
  /** False where the payload is no JSON or the path is not there, `!=` too. */
  | { kind: 'json'; path: JsonPath; test: JsonTest }
  | { kind: 'not'; operand: Filter }
  | { kind: 'and' | 'or'; operands: Filter[] };

/** Names of members and indexes of elements, from the root. */
export type JsonPath = readonly (string | number)[];

export type JsonTest =
  { operator: 'exists' } | { operator: 'contains'; value: string } | { operator: Comparison; value: JsonValue };

export interface ParsedFilter {
  filter: Filter;
  /** What in the text was not understood, and what was made of it. */
  notes: FilterNote[];
}
