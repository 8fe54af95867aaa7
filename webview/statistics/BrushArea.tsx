/** Lies over the charts: a range of time is drawn with the pointer, or set with the keys at its two edges. */
import { useRef, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import { momentText } from './Chart.tsx';
import type { TimeRange } from './brush.ts';
import { edgeAfterKey, rangeBetween, spanAt, spansOf, type Spans } from './brushGeometry.ts';

interface BrushAreaProps {
  spans: Spans;
  /** Pixels. */
  width: number;
  range: TimeRange | undefined;
  /** While the pointer is down nothing is to move. */
  onHold: (on: boolean) => void;
  onRange: (range: TimeRange) => void;
  onClear: () => void;
}

/** Pixels that a press may move and still be a click. */
const CLICK = 3;

export function BrushArea({ spans, width, range, onHold, onRange, onClear }: BrushAreaProps) {
  const pressed = useRef<number | undefined>(undefined);
  const [drawn, setDrawn] = useState<TimeRange | undefined>(undefined);
  const shown = drawn ?? range;
  const [first, last] = spansOf(shown, spans);
  const left = (first / spans.count) * width;
  const right = (last / spans.count) * width;

  const placeOf = (event: PointerEvent): number =>
    event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;
  const rangeTo = (event: PointerEvent): TimeRange | undefined => {
    const from = pressed.current;
    const to = placeOf(event);
    if (from === undefined || Math.abs(to - from) <= CLICK) return undefined;
    return rangeBetween(spanAt(from, width, spans), spanAt(to, width, spans), spans);
  };
  const end = (event: PointerEvent, keep: boolean): void => {
    if (pressed.current === undefined) return;
    const next = keep ? rangeTo(event) : undefined;
    pressed.current = undefined;
    setDrawn(undefined);
    onHold(false);
    if (next) onRange(next);
    else if (keep) onClear();
  };
  const onKey = (edge: 'first' | 'last') => (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClear();
    else {
      const next = edgeAfterKey(event.key, edge, [first, last], spans.count);
      if (!next) return;
      onRange(rangeBetween(next[0], next[1] - 1, spans));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const edge = (which: 'first' | 'last') => {
    const at = which === 'first' ? first : last;
    const time = spans.start + at * spans.width;
    return (
      <div
        class={`brush-edge ${shown ? 'set' : ''}`}
        style={{ left: `${which === 'first' ? left : right}px` }}
        role="slider"
        tabIndex={0}
        aria-label={which === 'first' ? t('Beginning of the range') : t('End of the range')}
        aria-valuemin={which === 'first' ? 0 : 1}
        aria-valuemax={which === 'first' ? spans.count - 1 : spans.count}
        aria-valuenow={at}
        aria-valuetext={shown ? momentText(time) : t('{0}, no range', momentText(time))}
        onKeyDown={onKey(which)}
      />
    );
  };
  return (
    <div
      class="brush"
      style={{ width: `${width}px` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        pressed.current = placeOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold(true);
      }}
      onPointerMove={(event) => pressed.current !== undefined && setDrawn(rangeTo(event))}
      onPointerUp={(event) => end(event, true)}
      onPointerCancel={(event) => end(event, false)}
    >
      {shown && <div class="brush-range" style={{ left: `${left}px`, width: `${Math.max(1, right - left)}px` }} />}
      {edge('first')}
      {edge('last')}
    </div>
  );
}
