import { t } from '../../src/contract/l10n.ts';
import { formatCount } from '../format/amounts.ts';
import { BYTES_PER_LINE, hexLines } from './hexLines.ts';

/** As high as this whatever is marked, so that nothing moves below the pointer. */
const LINES = 6;

interface MarkedBytesProps {
  bytes: Uint8Array;
  /** What is marked: from `from` to before `to`. Undefined: nothing. */
  range: { from: number; to: number } | undefined;
}

/** A few lines of the payload's bytes around those that a value lies in. */
export function MarkedBytes({ bytes, range }: MarkedBytesProps) {
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
        {range === undefined
          ? t('Point at a value, or select one, to see its bytes.')
          : to - from === 1
            ? t('Byte {0}', formatCount(from))
            : t('Bytes {0} to {1}', formatCount(from), formatCount(Math.max(from, to - 1)))}
      </p>
      <pre class="hex" dir="ltr">
        {lines.map(({ offset, hex, ascii }, index) => {
          const at = start + index * BYTES_PER_LINE;
          const begin = Math.min(Math.max(0, from - at), ascii.length);
          const end = Math.min(Math.max(begin, to - at), ascii.length);
          return (
            <div key={offset} class="hex-line">
              <span class="hex-offset">{offset}</span>
              <span class="hex-bytes">
                <Marked text={hex} from={begin * 3} to={end > begin ? end * 3 - 1 : begin * 3} />
              </span>
              <span class="hex-ascii">
                <Marked text={ascii} from={begin} to={end} />
              </span>
            </div>
          );
        })}
      </pre>
    </div>
  );
}

function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  if (to <= from) return <>{text}</>;
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}
