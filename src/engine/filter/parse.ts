import type { FilterNote } from '../../contract/engine.ts';
import { Opcode } from '../wire/opcodes.ts';
import { Needle } from './needle.ts';
import type { Comparison, Filter, JsonTest, JsonValue, ParsedFilter } from './syntax.ts';
import { tokenize, type Token } from './tokens.ts';

const deepest = 100;

/**
 * Reads a filter. Space means and, and binds tighter than `or`; `-` and `not` negate what follows them.
 *
 *     error -heartbeat dir:in op:text size>1kb $.type == "tick" /ab+c/i (a or "b c")
 *
 * Never throws: what is not understood is looked for as text, and a note says so.
 */
export function parseFilter(text: string): ParsedFilter {
  const { tokens, notes } = tokenize(text);
  const parser = new Parser(tokens, notes);
  return { filter: parser.whole(), notes };
}

class Parser {
  readonly #tokens: Token[];
  readonly #notes: FilterNote[];
  #at = 0;
  #depth = 0;

  constructor(tokens: Token[], notes: FilterNote[]) {
    this.#tokens = tokens;
    this.#notes = notes;
  }

  whole(): Filter {
    const parts: Filter[] = [];
    while (this.#at < this.#tokens.length) {
      parts.push(this.#or());
      const stray = this.#tokens[this.#at];
      if (stray?.kind === 'close') {
        this.#note(stray, 'There is no opening parenthesis for this one.');
        this.#at++;
      }
    }
    return group('and', parts);
  }

  #or(): Filter {
    const parts = [this.#and()];
    while (this.#isWord('or')) {
      const or = this.#tokens[this.#at++]!;
      const next = this.#and();
      if (next.kind === 'all') this.#note(or, 'Something is missing after “or”.');
      else parts.push(next);
    }
    return group('or', parts);
  }

  #and(): Filter {
    const parts: Filter[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || token.kind === 'close' || this.#isWord('or')) return group('and', parts);
      parts.push(this.#operand(token));
    }
  }

  #operand(token: Token): Filter {
    this.#at++;
    switch (token.kind) {
      case 'minus':
        return this.#negated(token);
      case 'open':
        return this.#parenthesis(token);
      case 'phrase':
        return textFilter(token.text);
      case 'regex':
        return this.#regex(token);
      case 'json':
        return { kind: 'json', path: token.path, test: jsonTest(token) };
      case 'word':
        return token.text.toLowerCase() === 'not' ? this.#negated(token) : this.#word(token);
      case 'close':
        return { kind: 'all' };
      default:
        return token satisfies never;
    }
  }

  #negated(token: Token): Filter {
    const next = this.#tokens[this.#at];
    if (next === undefined || next.kind === 'close' || ++this.#depth > deepest) {
      this.#note(token, 'Something is missing after the negation.');
      return { kind: 'all' };
    }
    const operand = this.#operand(next);
    this.#depth--;
    return { kind: 'not', operand };
  }

  #parenthesis(token: Token): Filter {
    if (++this.#depth > deepest) {
      this.#note(token, `Parentheses are nested more than ${deepest} deep: the rest is left out.`);
      this.#at = this.#tokens.length;
      return { kind: 'all' };
    }
    const inner = this.#or();
    this.#depth--;
    if (this.#tokens[this.#at]?.kind === 'close') this.#at++;
    else this.#note(token, 'The parenthesis is not closed.');
    return inner;
  }

  #regex(token: Token & { kind: 'regex' }): Filter {
    try {
      // The global and sticky flags would make a match depend on the one before it.
      return { kind: 'regex', regex: new RegExp(token.source, token.flags.replace(/[gy]/g, '')) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#note(token, `${reason}. It is looked for as text.`);
      return textFilter(`/${token.source}/${token.flags}`);
    }
  }

  #word(token: Token & { kind: 'word' }): Filter {
    const length = lengthFilter(token.text);
    if (length !== undefined) return length;
    const [, field, value] = /^(dir|op):(.*)$/i.exec(token.text) ?? [];
    if (field?.toLowerCase() === 'dir') {
      if (value === 'in' || value === 'out') return { kind: 'direction', direction: value };
      this.#note(token, 'A direction is “in” or “out”. This is looked for as text.');
    } else if (field !== undefined) {
      const opcode = opcodeOf(value!);
      if (opcode !== undefined) return { kind: 'opcode', opcode };
      this.#note(token, `An opcode is ${Object.keys(Opcode).join(', ')} or 0 to 15. This is looked for as text.`);
    }
    return textFilter(token.text);
  }

  #isWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'word' && token.text.toLowerCase() === word;
  }

  #note(token: Token, text: string): void {
    this.#notes.push({ from: token.from, to: token.to, text });
  }
}

function opcodeOf(value: string): number | undefined {
  const name = value.toLowerCase();
  if (Object.hasOwn(Opcode, name)) return Opcode[name as keyof typeof Opcode];
  return /^\d{1,2}$/.test(name) && Number(name) < 16 ? Number(name) : undefined;
}

function textFilter(text: string): Filter {
  return { kind: 'text', needle: new Needle(text) };
}

/** A word that is a number, `true`, `false` or `null` is that; any other is text, as a phrase always is. */
function jsonTest({ operator, value }: Token & { kind: 'json' }): JsonTest {
  if (value === undefined || (value.kind !== 'word' && value.kind !== 'phrase')) return { operator: 'exists' };
  if (operator === 'exists') return { operator };
  if (operator === 'contains') return { operator, value: value.text };
  const literal =
    value.kind === 'word' && /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(value.text);
  return { operator, value: literal ? (JSON.parse(value.text.toLowerCase()) as JsonValue) : value.text };
}

const units: Record<string, number> = { b: 1, kb: 1e3, kib: 2 ** 10, mb: 1e6, mib: 2 ** 20, gb: 1e9, gib: 2 ** 30 };

/** `size>1kb`, `wire<=200`, `size:0`. */
function lengthFilter(text: string): Filter | undefined {
  const match = /^(size|wire)(<=|>=|==|!=|<|>|:|=)(\d+(?:\.\d+)?)(b|kb|kib|mb|mib|gb|gib)?$/i.exec(text);
  if (match === null) return undefined;
  const [, field, sign, amount, unit] = match;
  return {
    kind: 'length',
    of: field!.toLowerCase() as 'size' | 'wire',
    comparison: sign === ':' || sign === '=' ? '==' : (sign as Comparison),
    bytes: Number(amount) * units[(unit ?? 'b').toLowerCase()]!,
  };
}

function group(kind: 'and' | 'or', parts: Filter[]): Filter {
  const meaningful = parts.filter((part) => part.kind !== 'all');
  if (meaningful.length === 0) return { kind: 'all' };
  return meaningful.length === 1 ? meaningful[0]! : { kind, operands: meaningful };
}
