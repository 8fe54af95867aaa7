import { describe, expect, it } from 'vitest';
import { Costs } from '../../../../webview/statistics/Costs.tsx';
import { textOf } from '../drawn.ts';
import { feedStatistics, statisticsOf } from './statisticsOf.ts';

describe('Costs', () => {
  it('has the formula with its numbers, and how many times as much that is', () => {
    const text = textOf(<Costs {...feedStatistics()} />);
    expect(text).toContain('18,000 exchanges × (240 B request head + 110 B answer head) = 6.30 MB');
    expect(text).toContain('102 times what framing and handshake cost here');
    expect(text).toContain('Reckoned low');
    expect(text).toContain('712 B, once a connection.');
  });

  it('does without a handshake', () => {
    const text = textOf(<Costs {...statisticsOf()} />);
    expect(text).toContain('There is no handshake to reckon with.');
    expect(text).not.toContain('times');
    expect(text).not.toContain('once a connection');
  });
});
