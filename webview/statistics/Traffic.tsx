/** Rates over time, and the range of them that the table is filtered by. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { Statistics } from '../../src/contract/statistics.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { formatRate, formatVolume } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import { useModels } from '../panel/models.ts';
import { BrushArea } from './BrushArea.tsx';
import { axisWidth, Chart, momentText } from './Chart.tsx';
import { byteRates, frameRates, shownSpans } from './series.ts';
import { TrafficNumbers } from './TrafficNumbers.tsx';
import { chartText, spanText } from './words.ts';

const bytesPerSecond = (value: number): string => `${formatVolume(value)}/s`;

export function Traffic({ statistics, live }: { statistics: Statistics; live: boolean }) {
  const { statistics: model } = useModels();
  const [width, setWidth] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);

  const { timeline } = statistics;
  const count = shownSpans(timeline, live);
  const spans = { start: timeline.start, width: timeline.width, count };
  const plot = Math.max(0, width - axisWidth - 8);
  const time = { from: spans.start, to: spans.start + count * spans.width, width: plot };
  const frames = frameRates(timeline, count);
  const bytes = byteRates(timeline, count);
  return (
    <section class="traffic-section" aria-label={t('Traffic over time')}>
      <h2>
        {t('Traffic over time')} <span class="quiet">{t('a step is {0}', spanText(timeline.width))}</span>
        <span class="legend">
          <Sample direction="in" /> {t('received')} <Sample direction="out" /> {t('sent')}
        </span>
      </h2>
      <div class="charts" ref={place}>
        {plot > 0 && (
          <>
            <Chart
              {...time}
              title={t('Frames')}
              label={chartText(t('Frames a second'), frames, formatRate)}
              rates={frames}
              ticks={false}
              format={formatRate}
            />
            <Chart
              {...time}
              title={t('Bytes')}
              label={chartText(t('Bytes a second'), bytes, bytesPerSecond)}
              rates={bytes}
              ticks
              format={bytesPerSecond}
            />
            <BrushArea
              spans={spans}
              width={plot}
              range={model.range.value}
              onHold={(on) => model.hold(on)}
              onRange={(range) => model.brush(range)}
              onClear={() => model.clearRange()}
            />
          </>
        )}
      </div>
      <RangeBar />
      <TrafficNumbers timeline={timeline} spans={count} />
    </section>
  );
}

/** How a direction's line looks. */
function Sample({ direction }: { direction: 'in' | 'out' }) {
  return (
    <svg class="sample" width={20} height={8} aria-hidden="true">
      <path class={`line line-${direction}`} d="M0,4H20" />
    </svg>
  );
}

/** What is brushed; its place is there before. */
function RangeBar() {
  const { statistics: model, table, tab } = useModels();
  const range = model.range.value;
  return (
    <div class="range-bar">
      {range && <Icon name="filter" />}
      <span class={range ? '' : 'quiet'} role="status">
        {range
          ? t('{0} to {1}, {2}', momentText(range.from), momentText(range.to), formatDuration(range.to - range.from))
          : t('Drag over the charts to filter the table by time.')}
      </span>
      {range && (
        <>
          <Button onClick={() => (tab.value = table.view.peek())}>{t('Show rows')}</Button>
          <Button appearance="icon" icon="close" label={t('Clear the range')} onClick={() => model.clearRange()} />
        </>
      )}
    </div>
  );
}
