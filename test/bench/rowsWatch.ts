/** What the table of the panel's page showed in each animation frame, as its elements tell it. */
import type { Frame } from 'playwright-core';

/** Times are milliseconds of the page's clock. */
export interface Seen {
  frames: SeenFrame[];
  /** Wheel events: what all of them up to then came to, in pixels. */
  wheel: { time: number; pixels: number }[];
  /** Where the pointer went. */
  pointer: { time: number; y: number }[];
}

export interface SeenFrame {
  /** When the frame began, and when it was looked at: events that came before that are in it. */
  time: number;
  looked: number;
  /** Position of the row at the upper edge, with a fraction, as it is drawn. */
  top: number;
  /** Position of the last row on the screen. */
  last: number;
  places: number;
  /** Places without the content of their row. */
  blank: number;
  /** Where the scroll bar's slider is, as its style says. */
  slider: string;
}

interface Watching {
  seen: Seen;
  stop(): void;
}

declare global {
  interface Window {
    rowsWatch?: Watching;
  }
}

export async function watchRows(frame: Frame): Promise<() => Promise<Seen>> {
  await frame.evaluate(watch);
  return () =>
    frame.evaluate(() => {
      const watching = window.rowsWatch;
      if (!watching) throw new Error('The rows are not watched.');
      watching.stop();
      return watching.seen;
    });
}

/** Runs in the panel’s page. Reads no layout: that would make the page lay out where it does not. */
function watch(): void {
  const rowHeight = 22;
  const seen: Seen = { frames: [], wheel: [], pointer: [] };
  let pixels = 0;
  let next = 0;
  const look = (time: number): void => {
    next = requestAnimationFrame(look);
    const rows = [...document.querySelectorAll<HTMLElement>('#rows [role=row]')];
    const shift = /translateY\((-?[\d.]+)px\)/.exec(rows[0]?.parentElement?.style.transform ?? '')?.[1];
    let first = Infinity;
    let top = 0;
    let last = -1;
    let blank = 0;
    for (const row of rows) {
      const index = Number(row.getAttribute('aria-rowindex')) - 1;
      const words = row.textContent;
      // The number of the frame and, behind time and kind, something of its payload.
      if (!words.startsWith(String(index + 1)) || words.length < 30) blank++;
      if (index < first) {
        first = index;
        top = index - (Number(shift) + Number.parseFloat(row.style.top)) / rowHeight;
      }
      last = Math.max(last, index);
    }
    const slider = document.querySelector<HTMLElement>('#rows .slider')?.style.transform ?? '';
    seen.frames.push({ time, looked: performance.now(), top, last, places: rows.length, blank, slider });
  };
  const wheel = (event: WheelEvent): void => {
    pixels += event.deltaY;
    seen.wheel.push({ time: performance.now(), pixels });
  };
  const pointer = (event: PointerEvent): void => {
    seen.pointer.push({ time: performance.now(), y: event.clientY });
  };
  next = requestAnimationFrame(look);
  window.addEventListener('wheel', wheel, { capture: true, passive: true });
  window.addEventListener('pointermove', pointer, { capture: true, passive: true });
  window.rowsWatch = {
    seen,
    stop: () => {
      cancelAnimationFrame(next);
      window.removeEventListener('wheel', wheel, { capture: true });
      window.removeEventListener('pointermove', pointer, { capture: true });
    },
  };
}
