import { describe, expect, it } from 'vitest';
import { Sizes } from '../../../../webview/statistics/Sizes.tsx';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';
import { directionOf } from './statisticsOf.ts';

describe('Sizes', () => {
  it('has a row for each class from the first to the last, and bars on one scale', () => {
    const sizes = (
      <Sizes
        received={directionOf({ sizeClasses: [0, 0, 4, 0, 8] })}
        sent={directionOf({ sizeClasses: [0, 0, 0, 2] })}
      />
    );
    expect(textOf(sizes)).toContain('2 to 3 B');
    expect(textOf(sizes)).not.toContain('1 B');
    expect(contentsOf(sizes, 'bar-count')).toEqual(['4', '0', '0', '2', '8', '0']);
    const widths = [...elementsOf(sizes, 'bar-in'), ...elementsOf(sizes, 'bar-out')].map(({ props }) => props['style']);
    expect(widths).toEqual(['50%', '100%', '25%'].map((width) => ({ width: `max(2px, ${width})` })));
  });

  it('says that there are none', () => {
    expect(textOf(<Sizes received={directionOf()} sent={directionOf()} />)).toContain('No message is whole yet.');
  });
});
