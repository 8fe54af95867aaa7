/** What is wrong with the JSON of a profile file. */
import { printParseErrorCode, type ParseErrorCode } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';

/** A sentence. */
export function syntaxWords(error: ParseErrorCode): string {
  const code = printParseErrorCode(error);
  switch (code) {
    case 'InvalidSymbol':
      return t('Not valid JSON: invalid symbol.');
    case 'InvalidNumberFormat':
      return t('Not valid JSON: invalid number format.');
    case 'PropertyNameExpected':
      return t('Not valid JSON: property name expected.');
    case 'ValueExpected':
      return t('Not valid JSON: value expected.');
    case 'ColonExpected':
      return t('Not valid JSON: colon expected.');
    case 'CommaExpected':
      return t('Not valid JSON: comma expected.');
    case 'CloseBraceExpected':
      return t('Not valid JSON: close brace expected.');
    case 'CloseBracketExpected':
      return t('Not valid JSON: close bracket expected.');
    case 'EndOfFileExpected':
      return t('Not valid JSON: end of file expected.');
    case 'InvalidCommentToken':
      return t('Not valid JSON: invalid comment token.');
    case 'UnexpectedEndOfComment':
      return t('Not valid JSON: unexpected end of comment.');
    case 'UnexpectedEndOfString':
      return t('Not valid JSON: unexpected end of string.');
    case 'UnexpectedEndOfNumber':
      return t('Not valid JSON: unexpected end of number.');
    case 'InvalidUnicode':
      return t('Not valid JSON: invalid unicode.');
    case 'InvalidEscapeCharacter':
      return t('Not valid JSON: invalid escape character.');
    case 'InvalidCharacter':
      return t('Not valid JSON: invalid character.');
    case '<unknown ParseErrorCode>':
      return t('Not valid JSON.');
    default:
      return code satisfies never;
  }
}
