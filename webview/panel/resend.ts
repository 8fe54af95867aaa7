/** Sending rows again, by a button, a key or a command of the window. */
import { t } from '../../src/contract/l10n.ts';
import type { Models } from './models.ts';

/** Sends again those of the selected rows that were sent, and that the filter does not hide. */
export async function resend({
  sent,
  session,
  composer,
}: Pick<Models, 'sent' | 'session' | 'composer'>): Promise<void> {
  const ids = [...sent.ids.peek()];
  if (ids.length === 0) {
    session.failure.value = {
      code: 'nothing-to-resend',
      message: t('Nothing was sent again.'),
      cause: t('None of the selected rows that can be seen is a sent one.'),
      remedy: t('Select rows with ↑, or use Edit and resend for a received one.'),
    };
    return;
  }
  if (await session.run('resend', { ids })) composer.wentOut.value = true;
}
