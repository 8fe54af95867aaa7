/** Whether a text is JSON (RFC 8259), and if not, where it stops being so. */
import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { t } from '../../src/contract/l10n.ts';

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
function words(error: string): string | undefined {
  switch (error) {
    case 'InvalidSymbol':
      return t('this is not a JSON value');
    case 'InvalidNumberFormat':
      return t('this is not a JSON number');
    case 'PropertyNameExpected':
      return t('a name in double quotes is expected');
    case 'ValueExpected':
      return t('a value is expected');
    case 'ColonExpected':
      return t('a colon is expected');
    case 'CommaExpected':
      return t('a comma is expected');
    case 'CloseBraceExpected':
      return t('a closing brace is expected');
    case 'CloseBracketExpected':
      return t('a closing bracket is expected');
    case 'EndOfFileExpected':
      return t('the value has ended before');
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return t('JSON has no comments');
    case 'UnexpectedEndOfString':
      return t('the string does not end');
    case 'UnexpectedEndOfNumber':
      return t('the number does not end');
    case 'InvalidUnicode':
      return t('this is not a Unicode escape');
    case 'InvalidEscapeCharacter':
      return t('this is not an escape of JSON');
    case 'InvalidCharacter':
      return t('a control character must be escaped');
    default:
      return undefined;
  }
}

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

/** The byte of the payload that a place in its text is at. */
export function byteAt(text: string, offset: number): number {
  return new TextEncoder().encode(text.slice(0, offset)).length;
}

export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const found: ParseError[] = [];
    if (!tolerantParse(text, found)) {
      return { offset: 0, line: 1, column: 1, text: t('it is nested too deeply to say where it stops being so') };
    }
    const [first] = found;
    // JSON.parse decides; the tolerant parser only says where.
    const offset = Math.min(first?.offset ?? text.length, text.length);
    const said =
      (first && words(printParseErrorCode(first.error))) ?? (error instanceof Error ? error.message : String(error));
    return { offset, ...placeIn(text, offset), text: said };
  }
}

/** `Line 1, column 12: a comma is expected` */
export function problemSentence(problem: JsonProblem): string {
  return t('Line {0}, column {1}: {2}', problem.line, problem.column, problem.text);
}
