import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { useModels } from '../panel/models.ts';
import type { SearchProgress } from './search.ts';
import { spokenProgress } from './searchWords.ts';

/** At the filter's lower edge, and what ends it: they have their place there, so that nothing moves when they appear. */
export function SearchProgressBar() {
  const { table } = useModels();
  const { going, progress } = table.search;
  const part = progress.value;
  if (!going.value || !part) return null;
  return (
    <>
      <Bar part={part} />
      <StopButton onStop={() => table.search.stop()} />
    </>
  );
}

function Bar({ part }: { part: SearchProgress }) {
  const share = part.all === 0 ? 0 : part.searched / part.all;
  return (
    <div
      class="search-progress"
      role="progressbar"
      aria-label={t('Searching')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
      aria-valuetext={spokenProgress(part)}
    >
      <div class="search-done" style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}

function StopButton({ onStop }: { onStop: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  // It goes with the search; whoever was on it stays near by.
  useLayoutEffect(
    () => () => {
      if (place.current?.contains(document.activeElement)) document.getElementById('filter')?.focus();
    },
    [],
  );
  return (
    <span class="search-stop" ref={place}>
      <Button
        appearance="icon"
        icon="debug-stop"
        label={t('Stop searching')}
        title={t('Stop searching (Escape)')}
        onClick={onStop}
      />
    </span>
  );
}
