import type { FilterNote } from '../contract/engine.ts';
import { t } from '../contract/l10n.ts';
import type { DecodedTest } from './ast.ts';
import type { DecodedField } from './decodedFields.ts';
import { comparisonOf, type FieldMeaning, type FieldText } from './fieldValues.ts';
import { jsonValueOf } from './value.ts';

/** What it is compared with means; a sentence where there is nothing. */
export function decodedMeaning(
  field: DecodedField,
  { sign, text, quoted }: Omit<FieldText, 'name'>,
  written: FilterNote,
): FieldMeaning {
  if (text === '' && !quoted) return t('There is nothing to compare with.');
  return { kind: 'decoded', ...field, test: decodedTest(sign, text, quoted), written };
}

function decodedTest(sign: string, text: string, quoted: boolean): DecodedTest {
  if (sign !== ':') return { operator: comparisonOf(sign), value: quoted ? text : jsonValueOf(text) };
  return text.toLowerCase() === 'any' && !quoted ? { operator: 'exists' } : { operator: 'like', text };
}
