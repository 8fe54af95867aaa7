import { t } from '../../../contract/l10n.ts';
import { text, type Shape } from './shapes.ts';

/** That of a file. Whether it is there is looked at elsewhere. */
export const path: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value?.trim() !== '') return value;
  report(node, 'empty-path', t('The path of a file is missing.'));
  return undefined;
};
