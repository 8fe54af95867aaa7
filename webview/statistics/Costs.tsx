import { t } from '../../src/contract/l10n.ts';
import type { Statistics } from '../../src/contract/statistics.ts';
import { formatVolume } from '../format/amounts.ts';
import { compressionText, httpText, overheadText, timesMore } from './words.ts';

/** What compression saves, and what the framing costs, here and over HTTP. */
export function Costs({ directions, overhead }: Pick<Statistics, 'directions' | 'overhead'>) {
  const { headers, controlPayload, handshake, http } = overhead;
  return (
    <section>
      <h2>{t('Compression and overhead')}</h2>
      <dl class="costs">
        <dt>{t('Received, compressed')}</dt>
        <dd>{compressionText(directions.in.compression)}</dd>
        <dt>{t('Sent, compressed')}</dt>
        <dd>{compressionText(directions.out.compression)}</dd>
        <dt>{t('Framing')}</dt>
        <dd>{overheadText(overhead, directions)}</dd>
        {handshake > 0 && (
          <>
            <dt>{t('Handshake')}</dt>
            <dd>{t('{0}, once a connection.', formatVolume(handshake))}</dd>
          </>
        )}
        <dt>{t('Over HTTP/1.1')}</dt>
        <dd>
          {httpText(overhead, timesMore(http.bytes, headers + controlPayload + handshake))}
          <p class="quiet">
            {t(
              'Reckoned low: an exchange for each message of the direction that has more, carrying one there and one back, with the heads of this handshake without Upgrade, Connection and Sec-WebSocket fields.',
            )}
          </p>
        </dd>
      </dl>
    </section>
  );
}
