import { t } from '../../src/contract/l10n.ts';
import { formatLength } from '../format/amounts.ts';
import { VisibleText } from '../detail/VisibleText.tsx';

/** The engine keeps this much of the body of an answer that is no upgrade. */
const BODY_LIMIT = 65_536;

/** What came instead of frames; text, whatever it says it is. */
export function Body({ bytes }: { bytes: Uint8Array }) {
  const text = new TextDecoder().decode(bytes);
  const cut = bytes.length >= BODY_LIMIT;
  return (
    <section class="body">
      <h2>
        {t('Body')}{' '}
        <span class="quiet">{cut ? t('the first {0}', formatLength(bytes.length)) : formatLength(bytes.length)}</span>
      </h2>
      {bytes.length === 0 ? (
        <p class="quiet">{t('Empty.')}</p>
      ) : (
        <pre>
          <VisibleText text={text} lines />
        </pre>
      )}
    </section>
  );
}
