import type { Diagnosis } from '../../src/contract/diagnosis.ts';
import { t } from '../../src/contract/l10n.ts';
import type { HandshakeCheck, SessionSnapshot } from '../../src/contract/model.ts';
import { Icon } from '../controls/Icon.tsx';
import { ProgressRing } from '../controls/ProgressRing.tsx';
import { visibleText } from '../format/visibleText.ts';
import { useModels } from '../panel/models.ts';
import { isAttempting, stateTime } from '../panel/stateWords.ts';
import { Body } from './Body.tsx';
import { Findings } from './Findings.tsx';
import { HeadView } from './HeadView.tsx';
import { RedirectList } from './RedirectList.tsx';
import { Timings } from './Timings.tsx';
import { TlsView } from './TlsView.tsx';

/** The opening handshake: what the doctor says of it, then the evidence: what was asked and answered, and what holds. */
export function HandshakeView() {
  const { session, now } = useModels();
  const diagnosis = session.diagnosis.value;
  const snapshot = session.snapshot.value;
  // How an opened connection ended is said once for all views, below them.
  const failure = session.wasRefused.value ? snapshot?.failure : undefined;
  return (
    <div class="handshake">
      <Findings
        findings={diagnosis?.findings ?? []}
        failure={failure}
        inProfile={snapshot?.inProfile === true}
        onFix={(finding, { code }) => void session.run('applyFix', { finding, code })}
        onReconnect={() => void session.run('reconnect', null)}
        onOpenProfile={() => void session.run('openProfile', null)}
      />
      {diagnosis && snapshot ? (
        <Evidence diagnosis={diagnosis} snapshot={snapshot} />
      ) : (
        snapshot?.state === 'connecting' && (
          <div class="empty">
            <ProgressRing />
            <p>{t('Connecting to {0}', snapshot.url)}</p>
            <p class="quiet">{stateTime(snapshot, now.value)}</p>
          </div>
        )
      )}
      {snapshot?.state === 'closed' && !diagnosis && (
        <p class="quiet">
          {failure ? t('Nothing was tried.') : t('The handshake of this connection is not here any more.')}
        </p>
      )}
    </div>
  );
}

function Evidence({ diagnosis, snapshot }: { diagnosis: Diagnosis; snapshot: SessionSnapshot }) {
  const { started, url } = snapshot;
  const { checks, proxy, redirects = [], response, tls, via } = diagnosis;
  const connecting = isAttempting(snapshot);
  const outcome = connecting ? 'connecting' : diagnosis.stage === 'open' ? 'opened' : 'failed';
  // What is still to come has not failed.
  const settled = connecting ? checks.filter(({ ok }) => ok) : checks;
  return (
    <>
      <div class="handshake-facts">
        <Timings course={{ ...diagnosis, outcome, secure: tls !== undefined || /^(?:wss|https)/i.test(url) }} />
        {(response || via) && <Negotiated diagnosis={diagnosis} />}
        {tls && <TlsView tls={tls} at={started} />}
        {settled.length > 0 && <Checks checks={settled} />}
        {redirects.length > 0 && <RedirectList redirects={redirects} />}
      </div>
      {proxy && (
        <div class="heads">
          <HeadView title={t('Request to the proxy')} icon="arrow-up" direction="out" head={proxy.request} />
          {proxy.response ? (
            <HeadView title={t('Response of the proxy')} icon="arrow-down" direction="in" head={proxy.response} />
          ) : (
            <NoResponse title={t('Response of the proxy')} waiting={connecting} />
          )}
        </div>
      )}
      <Exchange diagnosis={diagnosis} waiting={connecting} />
      {snapshot.credentials && (
        <p class="quiet holds-credentials">
          <Icon name="key" />{' '}
          {t('This capture holds credentials as they were sent, here and in its file, which only you can read.')}
        </p>
      )}
    </>
  );
}

function Exchange({ diagnosis: { request, response }, waiting }: { diagnosis: Diagnosis; waiting: boolean }) {
  if (!request) {
    return <p class="quiet no-request">{waiting ? '' : t('No request was written: it did not get as far as that.')}</p>;
  }
  return (
    <div class="heads">
      <HeadView title={t('Request')} icon="arrow-up" direction="out" head={request} />
      {response ? (
        <div class="response">
          <HeadView title={t('Response')} icon="arrow-down" direction="in" head={response} />
          {response.body && <Body bytes={response.body} />}
        </div>
      ) : (
        <NoResponse title={t('Response')} waiting={waiting} />
      )}
    </div>
  );
}

function NoResponse({ title, waiting }: { title: string; waiting: boolean }) {
  return (
    <section class="head">
      <h2>
        <Icon name="arrow-down" class="is-in" /> {title}
      </h2>
      <p class="quiet">{waiting ? t('Waiting for the answer.') : t('No response was received.')}</p>
    </section>
  );
}

function Checks({ checks }: { checks: readonly HandshakeCheck[] }) {
  return (
    <section>
      <h2>{t('Checks')}</h2>
      <ul class="checks">
        {checks.map((check) => (
          <li key={check.name}>
            <Icon name={check.ok ? 'check' : 'close'} class={check.ok ? 'is-ok' : 'is-failed'} />
            <span class="for-reader">{check.ok ? t('passed') : t('failed')}</span>
            <span class="check-name">{check.name}</span>
            <span class="check-detail">{check.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Negotiated({ diagnosis: { response, subprotocol, extensions, via } }: { diagnosis: Diagnosis }) {
  return (
    <section>
      <h2>{t('Negotiated')}</h2>
      <dl class="pairs">
        {response && (
          <>
            <dt>{t('Subprotocol')}</dt>
            <dd>{subprotocol ?? <span class="quiet">{t({ message: 'none', comment: 'subprotocol' })}</span>}</dd>
            <dt>{t('Extensions')}</dt>
            <dd>{extensions ?? <span class="quiet">{t({ message: 'none', comment: 'extensions' })}</span>}</dd>
          </>
        )}
        {via && (
          <>
            <dt>{t('Proxy')}</dt>
            <dd>
              {visibleText(via.url)}{' '}
              <span class="quiet">{via.source === 'profile' ? t('from the profile') : t('from {0}', via.source)}</span>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
