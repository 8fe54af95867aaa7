import { describe, expect, it } from 'vitest';
import { Chart, momentText } from '../../../../webview/statistics/Chart.tsx';
import { contentsOf, drawn, elementsOf, textOf } from '../drawn.ts';
import { noon } from './statisticsOf.ts';

const chart = (
  <Chart
    label="Frames a second: …"
    title="Frames"
    rates={{ in: [10, 20], out: [0, 5] }}
    from={noon}
    to={noon + 2000}
    width={300}
    ticks
    format={(value) => `${value}/s`}
  />
);

describe('Chart', () => {
  it('has an axis of values and one of times, and a line for each direction', () => {
    expect(textOf(chart)).toBe('Frames0/s10/s20/s12:00:0012:00:0112:00:02');
    expect(elementsOf(chart, 'line-in')[0]!.props['d']).toBe('M0,40.0H150.0V0.0H300.0');
    expect(elementsOf(chart, 'line-out')[0]!.props['d']).toBe('M0,80.0H150.0V60.0H300.0');
    expect(contentsOf(chart, 'chart')).toHaveLength(1);
  });

  it('is one picture with a name', () => {
    const [figure] = drawn(chart);
    const svg = (figure as { children: { tag: string; props: Record<string, unknown> }[] }).children.at(-1)!;
    expect(svg.props).toMatchObject({ role: 'img', 'aria-label': 'Frames a second: …' });
  });
});

describe('momentText', () => {
  it('is as short as it is exact', () => {
    expect([0, 20, 500, 1000, 600_000].map((after) => momentText(noon + after))).toEqual([
      '12:00:00',
      '12:00:00.02',
      '12:00:00.5',
      '12:00:01',
      '12:10:00',
    ]);
  });
});
