import { t } from '../../src/contract/l10n.ts';
import { offsetWords } from '../format/byteWords.ts';
import type { ShowHex } from './MarkedBytes.tsx';

/** Where a payload stops to be what it should be, as a link to its bytes. */
export function AtByte({ offset, showHex }: { offset: number; showHex: ShowHex }) {
  return (
    <button class="link" title={t('Show in Hex')} onClick={() => showHex({ from: offset, to: offset + 1 })}>
      {t('At byte {0}.', offsetWords(offset))}
    </button>
  );
}
