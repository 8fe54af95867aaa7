/** What is said where a part of the page's script does not come: it lies in a file of its own. */
import { t } from '../../src/contract/l10n.ts';
import type { Failure } from '../../src/contract/model.ts';

export function partFailure(error: unknown): Failure {
  return {
    code: 'part-not-loaded',
    message: t('A part of the panel could not be loaded.'),
    cause: t(
      'The extension was updated or removed since the panel was opened, or its files cannot be reached: {0}.',
      error instanceof Error ? error.message : String(error),
    ),
    remedy: t('Close the panel and open it again.'),
  };
}
