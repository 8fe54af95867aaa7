import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { ComposerModel } from '../../../../webview/composer/composerModel.ts';
import { resend } from '../../../../webview/panel/resend.ts';
import { SessionModel } from '../../../../webview/panel/sessionModel.ts';
import type { SentRows } from '../../../../webview/table/sentRows.ts';
import { fakeHost, refusal } from '../fakeHost.ts';

it('does not say that rows went out which the host refused, and says why', async () => {
  const { host } = fakeHost<PanelCalls, PanelEvents>({
    resend: () => {
      throw refusal('Too large.');
    },
  });
  const models = { session: new SessionModel(host), composer: new ComposerModel(host) };
  await resend({ ...models, sent: { ids: signal([7]) } as unknown as SentRows });
  expect(models.session.failure.value?.message).toBe('Too large.');
  expect(models.composer.wentOut.value).toBe(false);
});
