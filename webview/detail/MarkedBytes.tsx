import { t } from '../../src/contract/l10n.ts';
import { bytesWords } from '../format/byteWords.ts';
import { BYTES_PER_LINE, hexLines } from './hexLines.ts';
import { HexLineView } from './HexLineView.tsx';

/** Shows these bytes among all of the payload. */
export type ShowHex = (range: { from: number; to: number }) => void;

/** As high as this whatever is marked, so that nothing moves below the pointer; the tree above it is to be seen, too. */
const LINES = 4;

/** Lines that these bytes take here. */
export function markedLines(bytes: Uint8Array): number {
  return Math.min(LINES, Math.ceil(bytes.length / BYTES_PER_LINE));
}

interface MarkedBytesProps {
  bytes: Uint8Array;
  /** What is marked: from `from` to before `to`. Undefined: nothing. */
  range: { from: number; to: number } | undefined;
  showHex: ShowHex;
}

/** A few lines of the payload's bytes around those that a value lies in. */
export function MarkedBytes({ bytes, range, showHex }: MarkedBytesProps) {
  const from = range?.from ?? 0;
  const to = range?.to ?? 0;
  // One line before, so that it is seen what it stands in; at the end as many lines as there are.
  const last = Math.max(0, Math.ceil(bytes.length / BYTES_PER_LINE) - LINES);
  const first = Math.min(Math.max(0, Math.floor(from / BYTES_PER_LINE) - 1), last);
  const start = first * BYTES_PER_LINE;
  const lines = hexLines(
    bytes.subarray(start),
    0,
    Math.min(LINES * BYTES_PER_LINE, bytes.length - start),
    BYTES_PER_LINE,
    start,
  );
  return (
    <div class="marked-bytes" role="group" aria-label={t('Bytes of the value')}>
      <p class="quiet" role="status">
        {range === undefined ? (
          t('Point at a value, or select one, to see its bytes.')
        ) : (
          <button class="link" title={t('Show in Hex')} onClick={() => showHex(range)}>
            {bytesWords(from, to)}
          </button>
        )}
      </p>
      <pre class="hex" dir="ltr">
        {lines.map((line, index) => (
          <HexLineView key={line.offset} line={line} at={start + index * BYTES_PER_LINE} marked={range} />
        ))}
      </pre>
    </div>
  );
}
