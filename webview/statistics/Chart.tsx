import { formatClock } from '../format/times.ts';
import { niceTop, stepPath, type Rates } from './series.ts';
import { timeTicks } from './timeTicks.ts';

/** Pixels. */
export const plotHeight = 80;
export const axisWidth = 72;
const ticksHeight = 20;
const titleHeight = 20;

interface ChartProps {
  /** What is drawn, and its numbers in words. */
  label: string;
  title: string;
  rates: Rates;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
  /** Of the plot, in pixels. */
  width: number;
  /** The axis of time has labels. */
  ticks: boolean;
  format: (value: number) => string;
}

/** Rates over time in steps, both directions in one plot: received as a full line, sent as a dashed one. */
export function Chart({ label, title, rates, from, to, width, ticks, format }: ChartProps) {
  const top = niceTop(Math.max(0, ...rates.in, ...rates.out));
  const height = plotHeight + titleHeight + (ticks ? ticksHeight : 2);
  return (
    <figure class="chart">
      <figcaption aria-hidden="true">{title}</figcaption>
      <svg width={axisWidth + width} height={height} role="img" aria-label={label}>
        <g transform={`translate(${axisWidth},${titleHeight})`} aria-hidden="true">
          {[0, 0.5, 1].map((share) => (
            <g key={share} transform={`translate(0,${plotHeight * (1 - share)})`}>
              <line class={share === 0 ? 'axis' : 'grid'} x2={width} />
              <text x={-8} dy="0.32em" text-anchor="end">
                {format(top * share)}
              </text>
            </g>
          ))}
          {ticks &&
            timeTicks(from, to, Math.max(1, Math.floor(width / 96))).map(({ time, text }) => {
              const x = ((time - from) / (to - from)) * width;
              return (
                <g key={time} transform={`translate(${x},${plotHeight})`}>
                  <line class="axis" y2={4} />
                  <text y={16} text-anchor={x > width - 36 ? 'end' : 'middle'}>
                    {text}
                  </text>
                </g>
              );
            })}
          <path class="line line-in" d={stepPath(rates.in, top, width, plotHeight)} />
          <path class="line line-out" d={stepPath(rates.out, top, width, plotHeight)} />
        </g>
      </svg>
    </figure>
  );
}

/** `16:20:01.5`: as short as it is exact. */
export function momentText(time: number): string {
  return formatClock(time).replace(/\.?0+$/, '');
}
