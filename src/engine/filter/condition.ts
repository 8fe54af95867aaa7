import type { FilterNote } from '../../contract/engine.ts';
import type { DecodedTest, JsonTest } from '../../filterLanguage/ast.ts';
import { mostNotes } from '../../filterLanguage/noteText.ts';
import type { JsonPath } from '../../filterLanguage/path.ts';
import type { Needle } from './needle.ts';

export type ConditionKind =
  /** `Candidate.bits & mask` is `value`. */
  | 'bits'
  | 'all'
  | 'not'
  | 'and'
  | 'or'
  /** From `min` to `max`; with `outside` all others. */
  | 'size'
  | 'wire'
  | 'id'
  | 'time'
  | 'gap'
  | 'reply'
  | 'unanswered'
  | 'close'
  /** With `outside`: not its last fragment. */
  | 'fin'
  /** `value` is its number; 0: any. */
  | 'violation'
  | 'text'
  | 'regex'
  | 'json'
  /** `words` is the decoder. */
  | 'decoded'
  | 'bookmarked'
  | 'note';

/** What looks at a payload. */
const payloadKinds: ReadonlySet<ConditionKind> = new Set(['text', 'regex', 'json', 'decoded']);

const nobody = /(?!)/;
const root: JsonPath = [];

/**
 * What a row is asked, ready for millions of them: all conditions have the same fields in the same order, so that
 * looking at one is the same machine code for each kind. Only the fields that its kind speaks of mean something.
 */
export class Condition {
  readonly kind: ConditionKind;
  mask = 0;
  value = 0;
  min = -Infinity;
  max = Infinity;
  outside = false;
  operands: readonly Condition[] = [];
  needle: Needle | undefined = undefined;
  regex: RegExp = nobody;
  path: JsonPath = root;
  test: JsonTest = { operator: 'exists' };
  paths: readonly JsonPath[] = [];
  decodedTest: DecodedTest = { operator: 'exists' };
  /** Of a field that the format does not have by itself, until a message has it. */
  doubt: FilterNote | undefined = undefined;
  /** Of `note`, in lower case; empty: any note. */
  words = '';

  constructor(kind: ConditionKind, fields: Partial<Omit<Condition, 'kind' | 'asks' | 'decoders' | 'doubts'>> = {}) {
    this.kind = kind;
    Object.assign(this, fields);
  }

  /** It, or one that it is made of, is of this kind. */
  asks(kind: ConditionKind): boolean {
    return this.kind === kind || this.operands.some((operand) => operand.asks(kind));
  }

  /** How many conditions of it look at a payload. */
  get looks(): number {
    const own = payloadKinds.has(this.kind) ? 1 : 0;
    return this.operands.reduce((sum, operand) => sum + operand.looks, own);
  }

  /** The decoders whose fields it, or one that it is made of, speaks of. */
  decoders(): string[] {
    return [...(this.kind === 'decoded' ? [this.words] : []), ...this.operands.flatMap((one) => one.decoders())];
  }

  /** Remarks on fields that no message has had up to now, the same one once, and no more than a filter has. */
  doubts(): FilterNote[] {
    const found = new Map<string, FilterNote>();
    this.#doubtsInto(found);
    return [...found.values()];
  }

  #doubtsInto(found: Map<string, FilterNote>): void {
    if (found.size >= mostNotes) return;
    if (this.doubt !== undefined && !found.has(this.doubt.text)) found.set(this.doubt.text, this.doubt);
    for (const operand of this.operands) operand.#doubtsInto(found);
  }
}
