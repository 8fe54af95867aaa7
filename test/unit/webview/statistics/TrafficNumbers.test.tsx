import { describe, expect, it } from 'vitest';
import { NumbersTable } from '../../../../webview/statistics/TrafficNumbers.tsx';
import { drawn, textOf } from '../drawn.ts';
import { feedStatistics } from './statisticsOf.ts';

describe('NumbersTable', () => {
  it('has a row for each span in which something passed', () => {
    const { timeline } = feedStatistics();
    const framesIn = [5, 0, 7];
    const table = <NumbersTable timeline={{ ...timeline, framesIn, framesOut: [1, 0, 0] }} spans={3} />;
    expect(textOf(table)).toContain('12:00:0051');
    expect(textOf(table)).toContain('12:00:0270');
    expect(textOf(table)).not.toContain('12:00:01');
    expect(drawn(table)).toHaveLength(1);
  });
});
