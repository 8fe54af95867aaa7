import { t } from '../../src/contract/l10n.ts';
import type { DecodedPayload } from '../../src/contract/model.ts';
import { JsonTree, type JsonTreeActions } from './JsonTree.tsx';
import { TextView } from './TextView.tsx';

interface DecodedViewProps {
  decoded: DecodedPayload;
  actions: JsonTreeActions;
  /** Shows the bytes. */
  showHex: () => void;
}

/** What the session's decoder makes of the message, or why it cannot, and where. */
export function DecodedView({ decoded, actions, showHex }: DecodedViewProps) {
  const { title, decoder } = decoded;
  if ('failure' in decoded) {
    return (
      <p class="not-json">
        {t('Not {0}. {1}', title, decoded.failure)}{' '}
        {decoded.offset !== undefined && (
          <a
            href="#"
            onClick={(event) => {
              event.preventDefault();
              showHex();
            }}
          >
            {t('At byte {0}.', decoded.offset)}
          </a>
        )}
      </p>
    );
  }
  return (
    <>
      <p class="quiet decoded-by">{decoder.includes('>') ? decoder : title}</p>
      {decoded.cut ? (
        <>
          <TextView text={decoded.tree} />
          <p class="quiet">{t('Only its beginning is shown.')}</p>
        </>
      ) : (
        <JsonTree key={decoded.tree} text={decoded.tree} actions={actions} />
      )}
    </>
  );
}
