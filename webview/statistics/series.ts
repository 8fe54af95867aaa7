/** What a chart of rates draws. */
import type { Timeline } from '../../src/contract/statistics.ts';

/** Numbers per second, a step for each span of the timeline. */
export interface Rates {
  in: number[];
  out: number[];
}

/** How many spans are drawn: the last one of a connection that lives is not over, and would always look like a fall. */
export function shownSpans({ framesIn }: Timeline, live: boolean): number {
  return live && framesIn.length > 1 ? framesIn.length - 1 : framesIn.length;
}

export function frameRates(timeline: Timeline, spans: number): Rates {
  return ratesOf(timeline.framesIn, timeline.framesOut, timeline.width, spans);
}

export function byteRates(timeline: Timeline, spans: number): Rates {
  return ratesOf(timeline.bytesIn, timeline.bytesOut, timeline.width, spans);
}

function ratesOf(received: number[], sent: number[], width: number, spans: number): Rates {
  const perSecond = (numbers: number[]): number[] => numbers.slice(0, spans).map((sum) => (sum * 1000) / width);
  return { in: perSecond(received), out: perSecond(sent) };
}

/** A round number, not below the value: few enough that the axis seldom changes. */
export function niceTop(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (
    [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((top) => top >= value * (1 - 1e-9)) ??
    10 * power
  );
}

/** An SVG path that goes from step to step, over a plane of this size whose upper edge is `top`. */
export function stepPath(values: readonly number[], top: number, width: number, height: number): string {
  if (values.length === 0) return '';
  const step = width / values.length;
  let path = '';
  let before: string | undefined;
  values.forEach((value, at) => {
    const y = (height - (Math.min(value, top) / top) * height).toFixed(1);
    if (y === before) return;
    const x = (at * step).toFixed(1);
    path += before === undefined ? `M0,${y}` : `H${x}V${y}`;
    before = y;
  });
  return `${path}H${width.toFixed(1)}`;
}
