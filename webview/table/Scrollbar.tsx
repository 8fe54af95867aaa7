import { useRef } from 'preact/hooks';
import { useModels } from '../panel/models.ts';
import { sliderAt, topAtSlider } from './geometry.ts';

/** Like VS Code's own. It is drawn, because no element is high enough for all rows; keys do the same for who cannot drag. */
export function Scrollbar() {
  const { table } = useModels();
  const track = useRef<HTMLDivElement>(null);
  const grip = useRef<{ y: number; offset: number } | null>(null);
  const height = table.height.value;
  const total = table.total.value;
  const fits = table.fits.value;
  const slider = sliderAt(table.top.value, total, fits, height);

  const press = (event: PointerEvent): void => {
    if (!slider || event.button !== 0) return;
    event.preventDefault();
    const y = event.clientY - (track.current as HTMLElement).getBoundingClientRect().top;
    let { offset } = slider;
    // A press beside the slider brings it there, as in VS Code.
    if (y < offset || y > offset + slider.length) offset = y - slider.length / 2;
    grip.current = { y: event.clientY, offset };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    table.scrollTo(topAtSlider(offset, total, fits, height));
  };

  const drag = (event: PointerEvent): void => {
    if (grip.current === null) return;
    table.scrollTo(topAtSlider(grip.current.offset + event.clientY - grip.current.y, table.total.peek(), fits, height));
  };

  return (
    <div
      class="scrollbar"
      ref={track}
      aria-hidden="true"
      data-more={slider !== null}
      title={slider ? undefined : ''}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
      onMouseDown={(event) => event.stopPropagation()}
      onDblClick={(event) => event.stopPropagation()}
      onWheel={(event) => table.scrollBy((Math.sign(event.deltaY) * fits) / 4)}
    >
      {slider && (
        <div class="slider" style={{ height: `${slider.length}px`, transform: `translateY(${slider.offset}px)` }} />
      )}
    </div>
  );
}
