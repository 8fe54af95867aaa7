/** What a filter's text means. Nothing in it depends on a capture: an engine makes conditions of it. */
import type { FilterNote } from '../contract/engine.ts';
import type { FormatId } from '../contract/decoding.ts';
import type { Direction } from '../contract/model.ts';
import type { FlagName, NumberName } from './fields.ts';
import type { JsonPath } from './path.ts';
import type { NumberRange } from './range.ts';

export type Comparison = '==' | '!=' | '<' | '>' | '<=' | '>=';
export type JsonValue = string | number | boolean | null;

export type Filter =
  | { kind: 'all' }
  /** The payload as text contains this, in any case. */
  | { kind: 'text'; text: string }
  /** The payload contains these bytes; at least one. */
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'regex'; regex: RegExp }
  | { kind: 'direction'; direction: Direction }
  | { kind: 'opcode'; opcode: number }
  | { kind: 'flag'; flag: FlagName; set: boolean }
  /** RSV1 is 4, RSV2 is 2, RSV3 is 1. */
  | { kind: 'rsv'; rsv: number | 'any' }
  | { kind: 'violation'; code: string }
  | { kind: 'note'; text: string | undefined }
  /** A request that nothing answers. */
  | { kind: 'unanswered' }
  /** `size`, `wire`: bytes; `gap`, `reply`: milliseconds. False where a row has no such number, `!=` too. */
  | { kind: 'number'; of: NumberName; range: NumberRange }
  /**
   * `clock`: milliseconds of the local clock since midnight of the capture's day; equal is what lies less than `width`
   * above it.
   */
  | { kind: 'time'; comparison: Comparison; clock: number; width: number }
  /** False where the payload is no JSON or the path is not there, `!=` too. */
  | { kind: 'json'; path: JsonPath; test: JsonTest }
  /**
   * A field of what this decoder makes of a message: at one of the paths, in which lists are gone through. False where
   * another decoder reads the messages, or the field is not there, `!=` too.
   */
  | {
      kind: 'decoded';
      decoder: Exclude<FormatId, 'none'>;
      paths: readonly JsonPath[];
      test: DecodedTest;
      /** The field's name, and where it stands. */
      written: FilterNote;
    }
  | { kind: 'not'; operand: Filter }
  | { kind: 'and' | 'or'; operands: Filter[] };

export type JsonTest =
  { operator: 'exists' } | { operator: 'contains'; value: string } | { operator: Comparison; value: JsonValue };

/** `like`: a text contains it, in any case; a number, `true`, `false` or `null` reads like it. */
export type DecodedTest = Exclude<JsonTest, { operator: 'contains' }> | { operator: 'like'; text: string };

export interface ParsedFilter {
  filter: Filter;
  /** What in the text was not understood, and what was made of it. */
  notes: FilterNote[];
}
