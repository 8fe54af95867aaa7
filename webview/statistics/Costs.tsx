import type { Statistics } from '../../src/contract/statistics.ts';
import { formatVolume } from '../format/amounts.ts';
import { compressionText, httpText, overheadText, timesText } from './words.ts';

/** What compression saves, and what the framing costs, here and over HTTP. */
export function Costs({ directions, overhead }: Pick<Statistics, 'directions' | 'overhead'>) {
  const { headers, controlPayload, handshake, http } = overhead;
  const times = timesText(http.bytes, headers + controlPayload + handshake);
  return (
    <section>
      <h2>Compression and overhead</h2>
      <dl class="costs">
        <dt>Received, compressed</dt>
        <dd>{compressionText(directions.in.compression)}</dd>
        <dt>Sent, compressed</dt>
        <dd>{compressionText(directions.out.compression)}</dd>
        <dt>Framing</dt>
        <dd>{overheadText(overhead, directions)}</dd>
        {handshake > 0 && (
          <>
            <dt>Handshake</dt>
            <dd>{formatVolume(handshake)}, once a connection.</dd>
          </>
        )}
        <dt>Over HTTP/1.1</dt>
        <dd>
          {httpText(overhead)}
          {times !== '' && http.bytes > 0 && `, ${times} what framing and handshake cost here`}
          <p class="quiet">
            Reckoned low: an exchange for each message of the direction that has more, carrying one there and one back,
            with the heads of this handshake without Upgrade, Connection and Sec-WebSocket fields.
          </p>
        </dd>
      </dl>
    </section>
  );
}
