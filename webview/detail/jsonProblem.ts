/** Whether a text is JSON (RFC 8259), and if not, where it stops being so. */
import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';

export interface JsonProblem {
  /** UTF-16 code units from the beginning. */
  offset: number;
  /** From 1. */
  line: number;
  column: number;
  /** Without a full stop, in lower case: `a comma is missing`. */
  text: string;
}

/** By the parser's names of its errors. */
const words: Record<string, string> = {
  InvalidSymbol: 'this is not a JSON value',
  InvalidNumberFormat: 'this is not a JSON number',
  PropertyNameExpected: 'a name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'the value has ended before',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the string does not end',
  UnexpectedEndOfNumber: 'the number does not end',
  InvalidUnicode: 'this is not a Unicode escape',
  InvalidEscapeCharacter: 'this is not an escape of JSON',
  InvalidCharacter: 'a control character must be escaped',
};

const tooDeep = 'it is nested too deeply to say where it stops being so';

/** False where it is nested so deeply that the parser, which calls itself for each level, gives up. */
function tolerantParse(text: string, found: ParseError[]): boolean {
  try {
    parse(text, found, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const found: ParseError[] = [];
    if (!tolerantParse(text, found)) return { offset: 0, line: 1, column: 1, text: tooDeep };
    const [first] = found;
    // JSON.parse decides; the tolerant parser only says where.
    const offset = Math.min(first?.offset ?? text.length, text.length);
    const said =
      (first && words[printParseErrorCode(first.error)]) ?? (error instanceof Error ? error.message : String(error));
    return { offset, ...placeIn(text, offset), text: said };
  }
}

/** `Line 1, column 12: a comma is expected` */
export function problemSentence(problem: JsonProblem): string {
  return `Line ${problem.line}, column ${problem.column}: ${problem.text}`;
}
