import type { Handshake } from '../../src/contract/model.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { ProgressRing } from '../controls/ProgressRing.tsx';
import { FailureNotice } from '../panel/FailureNotice.tsx';
import { useModels } from '../panel/models.ts';
import { stateTime } from '../panel/stateWords.ts';
import { Body } from './Body.tsx';
import { HeadView } from './HeadView.tsx';
import { Timings } from './Timings.tsx';
import './handshake.css';

/** The opening handshake as evidence: what was asked, what was answered, and what of it holds. */
export function HandshakeView() {
  const { session, now } = useModels();
  const handshake = session.handshake.value;
  const snapshot = session.snapshot.value;
  // How an opened connection ended is said once for all views, below them.
  const failure = session.wasRefused.value ? snapshot?.failure : undefined;
  return (
    <div class="handshake">
      {failure && (
        <FailureNotice failure={failure}>
          <Button onClick={() => void session.run('reconnect', null)}>Connect again</Button>
        </FailureNotice>
      )}
      {handshake ? (
        <Evidence handshake={handshake} waiting={snapshot?.state === 'connecting'} />
      ) : (
        snapshot?.state === 'connecting' && (
          <div class="empty">
            <ProgressRing />
            <p>Connecting to {snapshot.url}</p>
            <p class="quiet">{stateTime(snapshot, now.value)}</p>
          </div>
        )
      )}
      {snapshot?.state === 'closed' && !handshake && (
        <p class="quiet">
          {failure
            ? 'No request was written: the connection did not get as far as the handshake.'
            : 'The handshake of this connection is not here any more.'}
        </p>
      )}
    </div>
  );
}

/** `waiting`: the answer is still to come, and nothing has failed. */
function Evidence({ handshake, waiting }: { handshake: Handshake; waiting: boolean }) {
  const { response } = handshake;
  return (
    <>
      <div class="handshake-facts">
        <Checks checks={waiting ? handshake.checks.filter(({ ok }) => ok) : handshake.checks} />
        <div>
          <Timings timings={handshake.timings} />
          <Negotiated handshake={handshake} />
        </div>
      </div>
      <div class="heads">
        <HeadView title="Request" icon="arrow-up" direction="out" head={handshake.request} />
        {response ? (
          <div class="response">
            <HeadView title="Response" icon="arrow-down" direction="in" head={response} />
            {response.body && <Body bytes={response.body} />}
          </div>
        ) : (
          <section class="head">
            <h2>
              <Icon name="arrow-down" class="is-in" /> Response
            </h2>
            <p class="quiet">{waiting ? 'Waiting for the answer.' : 'No response was received.'}</p>
          </section>
        )}
      </div>
    </>
  );
}

function Checks({ checks }: { checks: Handshake['checks'] }) {
  return (
    <section>
      <h2>Checks</h2>
      {checks.length === 0 && <p class="quiet">Nothing to check yet.</p>}
      <ul class="checks">
        {checks.map((check) => (
          <li key={check.name}>
            <Icon name={check.ok ? 'check' : 'close'} class={check.ok ? 'is-ok' : 'is-failed'} />
            <span class="for-reader">{check.ok ? 'passed' : 'failed'}</span>
            <span class="check-name">{check.name}</span>
            <span class="check-detail">{check.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Negotiated({ handshake }: { handshake: Handshake }) {
  return (
    <section>
      <h2>Negotiated</h2>
      <dl class="pairs">
        <dt>Subprotocol</dt>
        <dd>{handshake.subprotocol ?? <span class="quiet">none</span>}</dd>
        <dt>Extensions</dt>
        <dd>{handshake.extensions ?? <span class="quiet">none</span>}</dd>
      </dl>
    </section>
  );
}
