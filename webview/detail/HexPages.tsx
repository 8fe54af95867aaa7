import { useEffect, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { PayloadPart } from '../../src/contract/model.ts';
import { Button } from '../controls/Button.tsx';
import { formatCount } from '../format/amounts.ts';
import { BYTES_PER_LINE } from './hexLines.ts';
import { PAGE, pageStart, readOffset } from './hexPages.ts';
import { HexView } from './HexView.tsx';

/** Reads bytes of the payload that are not here yet. */
export type ReadBytes = (offset: number, count: number) => Promise<Uint8Array | undefined>;

/** A payload of any length as hex, a page at a time. */
export function HexPages({ part, read }: { part: PayloadPart; read: ReadBytes }) {
  const [start, setStart] = useState(0);
  const [page, setPage] = useState({ start: 0, bytes: part.bytes.subarray(0, PAGE) });
  useEffect(() => {
    let isWanted = true;
    const end = Math.min(start + PAGE, part.total);
    const take = (bytes: Uint8Array | undefined): void => {
      if (isWanted && bytes) setPage({ start, bytes });
    };
    if (end <= part.bytes.length) take(part.bytes.subarray(start, end));
    else void read(start, end - start).then(take);
    return () => {
      isWanted = false;
    };
  }, [start, part.bytes]);
  const last = pageStart(part.total, part.total);
  return (
    <>
      <HexView bytes={page.bytes} perLine={BYTES_PER_LINE} start={page.start} />
      {part.total > PAGE && (
        <div class="rest">
          <span class="quiet" role="status">
            {t(
              'Bytes {0} to {1} of {2}.',
              formatCount(page.start),
              formatCount(page.start + page.bytes.length - 1),
              formatCount(part.total),
            )}
          </span>
          <Button disabled={start === 0} onClick={() => setStart(pageStart(start - PAGE, part.total))}>
            {t('Bytes before')}
          </Button>
          <Button disabled={start >= last} onClick={() => setStart(pageStart(start + PAGE, part.total))}>
            {t('Bytes after')}
          </Button>
          <input
            class="json-search"
            type="text"
            placeholder={t('Offset, or 0x…')}
            aria-label={t('Go to offset')}
            onKeyDown={(event) => {
              const offset = event.key === 'Enter' ? readOffset(event.currentTarget.value) : undefined;
              if (offset !== undefined) setStart(pageStart(offset, part.total));
            }}
          />
        </div>
      )}
    </>
  );
}
