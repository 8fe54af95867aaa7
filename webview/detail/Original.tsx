import { t } from '../../src/contract/l10n.ts';
import type { Row } from '../../src/contract/model.ts';
import { replayedText } from '../format/frameWords.ts';

interface OriginalProps {
  row: Pick<Row, 'replayed'>;
  reveal: () => void;
}

/** What a frame that was sent again is a copy of, as a link where there is an original. */
export function Original({ row: { replayed }, reveal }: OriginalProps) {
  if (replayed === undefined) return null;
  const text = replayedText(replayed);
  return (
    <dl class="facts">
      <div>
        <dt>{t('Original')}</dt>
        <dd>
          {replayed.id === undefined ? (
            text
          ) : (
            <button class="link" title={t('Select the original')} onClick={reveal}>
              {text}
            </button>
          )}
        </dd>
      </div>
    </dl>
  );
}
