/** Entry of the Frame Inspector in the side bar. */
import '../controls/register.ts';
import '../controls/controls.css';
import '@vscode/codicons/dist/codicon.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { useTranslations } from '../../src/contract/l10n.ts';
import type { Failure } from '../../src/contract/model.ts';
import type { InspectedFrame, InspectorCalls, InspectorEvents } from '../../src/contract/panel.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import { openHost } from '../bridge.ts';
import { FailureNotice } from '../panel/FailureNotice.tsx';
import '../theme.css';
import { translationsIn } from '../pageData.ts';
import { Inspector } from './Inspector.tsx';
import { withPartner } from './withPartner.ts';
import './inspector.css';

useTranslations(translationsIn(document));
const host = openHost<InspectorCalls, InspectorEvents>();
const detail = signal<InspectedFrame | null>(null);
const failure = signal<Failure | undefined>(undefined);
const report = (error: unknown): void => {
  failure.value = failureOf(error);
};

function Page() {
  return (
    <>
      {failure.value && <FailureNotice failure={failure.value} onClose={() => (failure.value = undefined)} />}
      <Inspector detail={detail} host={host} report={report} />
    </>
  );
}

function take(next: InspectedFrame | null): void {
  failure.value = undefined;
  detail.value = next;
}

/** Events are lost while the view is hidden. */
async function refresh(): Promise<void> {
  await host.call('current', null).then(take, report);
}

render(<Page />, document.getElementById('root') as HTMLElement);
host.on('detail', take);
host.on('partner', (news) => {
  const shown = detail.peek();
  if (shown) detail.value = withPartner(shown, news);
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void refresh();
});
void refresh();
