import { t } from '../../src/contract/l10n.ts';
import type { PanelState } from '../../src/contract/panel.ts';
import { unverifiedNow } from '../../src/contract/unverified.ts';
import { Icon } from '../controls/Icon.tsx';
import { useModels } from './models.ts';
import { isRowsTab } from './rowsTab.ts';
import { isAttempting } from './stateWords.ts';
import type { SessionModel } from './sessionModel.ts';
import type { IconName } from '../controls/iconNames.ts';

type Tab = PanelState['tab'];

const tabs: readonly { id: Tab; text: () => string }[] = [
  { id: 'messages', text: () => t('Messages') },
  { id: 'frames', text: () => t('Frames') },
  { id: 'handshake', text: () => t('Handshake') },
  { id: 'statistics', text: () => t('Statistics') },
];

/** The panel that a tab controls: both tables are one element. */
export function panelIdOf(tab: Tab): string {
  return isRowsTab(tab) ? 'panel-rows' : `panel-${tab}`;
}

/** Tabs as WAI-ARIA describes them: the arrow keys move and select. */
export function Tabs() {
  const { tab, session } = useModels();
  const sign = handshakeSign(session);

  const move = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === tab.value);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    tab.value = next.id;
    document.getElementById(`tab-${next.id}`)?.focus();
  };

  return (
    <div class="tabs" role="tablist" aria-label={t('Views')} onKeyDown={move}>
      {tabs.map(({ id, text }) => (
        <button
          key={id}
          id={`tab-${id}`}
          class="tab"
          role="tab"
          aria-label={id === 'handshake' && sign.word !== '' ? `${text()}, ${sign.word}` : text()}
          aria-selected={tab.value === id}
          aria-controls={panelIdOf(id)}
          tabIndex={tab.value === id ? 0 : -1}
          onClick={() => (tab.value = id)}
        >
          {text()}
          {id === 'handshake' && <Icon name={sign.icon} class={sign.class} />}
        </button>
      ))}
    </div>
  );
}

/** Whether the handshake held. A blank keeps the place, so that nothing beside the tabs moves when the answer comes. */
function handshakeSign({ diagnosis, snapshot, wasRefused }: SessionModel): {
  icon: IconName;
  class: string;
  word: string;
} {
  const { checks = [], findings = [] } = diagnosis.value ?? {};
  // What is still to come has not failed.
  const settled = snapshot.value !== undefined && !isAttempting(snapshot.value);
  const has = (severity: string): boolean => findings.some((finding) => finding.severity === severity);
  if (settled && (wasRefused.value || has('error') || checks.some(({ ok }) => !ok))) {
    return { icon: 'error', class: 'is-failed', word: t('failed') };
  }
  if (snapshot.value && unverifiedNow(snapshot.value)) {
    return { icon: 'warning', class: 'is-warning', word: t('certificate not verified') };
  }
  if (settled && has('warning')) return { icon: 'warning', class: 'is-warning', word: t('with warnings') };
  return settled && checks.length > 0
    ? { icon: 'check', class: 'is-ok', word: '' }
    : { icon: 'blank', class: 'is-ok', word: '' };
}
