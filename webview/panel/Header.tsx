import { t } from '../../src/contract/l10n.ts';
import { reasonWords } from '../../src/contract/decoderWords.ts';
import type { SessionSnapshot } from '../../src/contract/model.ts';
import { unverifiedNow, unverifiedTitle, unverifiedWords } from '../../src/contract/unverified.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { formatCount, formatRate, formatVolume } from '../format/amounts.ts';
import { findingsSummary } from '../handshake/findingWords.ts';
import { CloseForm, PingForm } from './ControlForms.tsx';
import { useModels } from './models.ts';
import { ReconnectControls } from './ReconnectControls.tsx';
import { stateSign, stateTime } from './stateWords.ts';
import './header.css';

/** The connection in one line, and what can be done with it. */
export function Header() {
  const { session, table } = useModels();
  const snapshot = session.snapshot.value;
  const open = session.isOpen.value;
  const following = table.following.value;
  return (
    <header class="panel-header">
      {snapshot && <StateWords snapshot={snapshot} />}
      <ReconnectControls />
      <div class="address" title={snapshot?.url}>
        {snapshot?.url}
      </div>
      {snapshot && <Negotiated snapshot={snapshot} />}
      {snapshot && <Unverified snapshot={snapshot} />}
      <FindingsHint />
      {snapshot && <Traffic snapshot={snapshot} />}
      <div class="toolbar" role="toolbar" aria-label={t('Connection')}>
        {!snapshot?.file && (
          <Button
            appearance="icon"
            icon="fold-down"
            pressed={following}
            title={following ? t('Showing the newest rows as they come') : t('Show the newest rows as they come (End)')}
            onClick={() => table.follow(!following)}
          >
            {t('Follow newest')}
          </Button>
        )}
        <PingForm open={open} />
        <CloseForm open={open} connecting={snapshot?.state === 'connecting' || snapshot?.state === 'reconnecting'} />
        <span class="divider" />
        <Button
          appearance="icon"
          icon="debug-restart"
          label={t('Reconnect')}
          disabled={!!snapshot?.file || (snapshot?.state !== 'closed' && snapshot?.reconnecting?.at === undefined)}
          onClick={() => void session.run('reconnect', null)}
        />
        <Button
          appearance="icon"
          icon="clear-all"
          label={t('Clear')}
          title={t('Clear what was recorded so far')}
          disabled={!snapshot || !!snapshot.file || (snapshot.frames === 0 && snapshot.recording.state !== 'failed')}
          onClick={() => void session.run('clear', null)}
        />
        <Button
          appearance="icon"
          icon="save"
          label={t('Save as profile')}
          onClick={() => void session.run('saveProfile', null)}
        />
      </div>
    </header>
  );
}

function StateWords({ snapshot }: { snapshot: SessionSnapshot }) {
  const { now } = useModels();
  const sign = stateSign(snapshot);
  const time = stateTime(snapshot, now.value);
  return (
    <div class={`state tone-${sign.tone}`} title={whyAgain(snapshot)}>
      <Icon name={sign.icon} spin={sign.tone === 'busy'} />
      <span class="state-word">{sign.word}</span>
      {time !== '' && <span class="state-time">{time}</span>}
    </div>
  );
}

/** In red, as long as the connection lives. */
function Unverified({ snapshot }: { snapshot: SessionSnapshot }) {
  const { tab } = useModels();
  const unverified = unverifiedNow(snapshot);
  if (unverified === undefined) return null;
  const words = unverifiedWords(unverified);
  return (
    <button
      class="unverified"
      title={words}
      aria-label={`${unverifiedTitle()}. ${words}`}
      onClick={() => (tab.value = 'handshake')}
    >
      <Icon name="unlock" />
      <span class="words">{unverifiedTitle()}</span>
    </button>
  );
}

/** What the doctor says of a connection that was open all the same. */
function FindingsHint() {
  const { session, tab } = useModels();
  const summary = findingsSummary(session.diagnosis.value?.findings ?? []);
  if (!summary || session.snapshot.value?.opened === undefined || summary.severity === 'info') return null;
  return (
    <Button
      appearance="icon"
      icon={summary.icon}
      class={`hint hint-${summary.severity}`}
      title={t('Show what the doctor says of this connection')}
      onClick={() => (tab.value = 'handshake')}
    >
      {summary.word}
    </Button>
  );
}

/** Why another connection is made. */
function whyAgain({ state, failure }: SessionSnapshot): string | undefined {
  return state === 'reconnecting' && failure ? `${failure.message}\n${failure.cause}` : undefined;
}

function Negotiated({ snapshot }: { snapshot: SessionSnapshot }) {
  const { session } = useModels();
  const { decoder } = snapshot;
  const deflate = snapshot.extensions?.includes('permessage-deflate') ? 'deflate' : snapshot.extensions;
  const words = [snapshot.subprotocol, deflate].filter(Boolean).join(' · ');
  const title = [
    t('Subprotocol: {0}', snapshot.subprotocol ?? t({ message: 'none', comment: 'subprotocol' })),
    t('Extensions: {0}', snapshot.extensions ?? t({ message: 'none', comment: 'extensions' })),
  ].join('\n');
  return (
    <div class="negotiated" title={title}>
      {words !== '' && (
        <span class="agreed">
          <span class="words">{words}</span>
          {decoder && ' ·'}
        </span>
      )}
      {decoder && (
        <button
          class="decoder"
          title={`${t('Decoder: {0}', decoder.chain)}. ${reasonWords(decoder)}\n${t('Choose another one')}`}
          onClick={() => void session.run('chooseDecoder', null)}
        >
          <span class="words">{decoder.chain === 'none' ? t('not decoded') : decoder.chain}</span>
          <Icon name="chevron-down" />
        </button>
      )}
    </div>
  );
}

function Traffic({ snapshot }: { snapshot: SessionSnapshot }) {
  const title = [
    t('{0} frames, {1} rows in Messages', formatCount(snapshot.frames), formatCount(snapshot.messages)),
    t('{0} received, {1} sent', formatVolume(snapshot.bytesIn), formatVolume(snapshot.bytesOut)),
  ].join('\n');
  // The last second before the end is not news any more.
  const ended = snapshot.state === 'closed';
  return (
    <div class="traffic" title={title}>
      <Icon name="arrow-down" />
      <span class="rate">{formatRate(ended ? 0 : snapshot.rateIn)}</span>
      <Icon name="arrow-up" />
      <span class="rate">{formatRate(ended ? 0 : snapshot.rateOut)}</span>
    </div>
  );
}
