import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { PayloadPart } from '../../src/contract/model.ts';
import { Button } from '../controls/Button.tsx';
import { formatCount } from '../format/amounts.ts';
import { offsetWords } from '../format/byteWords.ts';
import { BYTES_PER_LINE } from './hexLines.ts';
import { PAGE, pageStart, readOffset } from './hexPages.ts';
import { blocksOf, HexView } from './HexView.tsx';

/** Blocks of lines that are drawn at once, and in each of the page's idle moments after that. */
const FIRST = 2;
const STEP = 8;

/** Reads bytes of the payload that are not here yet. */
export type ReadBytes = (offset: number, count: number) => Promise<Uint8Array | undefined>;

interface HexPagesProps {
  part: PayloadPart;
  read: ReadBytes;
  /** What is marked, and shown first. */
  marked?: { from: number; to: number } | undefined;
}

/** A payload of any length as hex, a page at a time. */
export function HexPages({ part, read, marked }: HexPagesProps) {
  const [start, setStart] = useState(pageStart(marked?.from ?? 0, part.total));
  const [taken, setPage] = useState({ start: 0, bytes: part.bytes.subarray(0, PAGE) });
  // What is here is drawn from what is here now, whatever was drawn before.
  const isHere = taken.start + taken.bytes.length <= part.bytes.length;
  const page = isHere ? { ...taken, bytes: part.bytes.subarray(taken.start, taken.start + PAGE) } : taken;
  useEffect(() => {
    let isWanted = true;
    const end = Math.min(start + PAGE, part.total);
    const take = (bytes: Uint8Array | undefined): void => {
      if (isWanted && bytes) setPage({ start, bytes });
    };
    if (page.start === start) return undefined;
    if (end <= part.bytes.length) take(part.bytes.subarray(start, end));
    else void read(start, end - start).then(take);
    return () => {
      isWanted = false;
    };
  }, [start, part.bytes]);
  const last = pageStart(part.total, part.total);
  return (
    <>
      <HexPage key={page.start} bytes={page.bytes} start={page.start} marked={marked} />
      {part.total > PAGE && (
        <div class="rest">
          <span class="quiet" role="status">
            {t(
              'Bytes {0} to {1} of {2}.',
              offsetWords(page.start),
              offsetWords(page.start + page.bytes.length - 1),
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

/** What is beyond the first screens is drawn a moment later. */
function HexPage({ bytes, start, marked }: { bytes: Uint8Array; start: number } & Pick<HexPagesProps, 'marked'>) {
  const before = bytes.subarray(0, Math.max(0, (marked?.from ?? 0) - start + 1));
  const [drawn, setDrawn] = useState(Math.max(FIRST, blocksOf(before, BYTES_PER_LINE)));
  const dump = useRef<HTMLDivElement>(null);
  useEffect(() => dump.current?.querySelector('mark')?.scrollIntoView({ block: 'center' }), []);
  const isWhole = drawn >= blocksOf(bytes, BYTES_PER_LINE);
  useEffect(() => {
    if (isWhole) return undefined;
    const handle = requestIdleCallback(() => setDrawn(drawn + STEP), { timeout: 200 });
    return () => cancelIdleCallback(handle);
  }, [drawn, isWhole]);
  return (
    <div ref={dump}>
      <HexView bytes={bytes} perLine={BYTES_PER_LINE} start={start} most={drawn} marked={marked} />
    </div>
  );
}
