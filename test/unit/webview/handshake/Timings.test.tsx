import { describe, expect, it } from 'vitest';
import { Timings } from '../../../../webview/handshake/Timings.tsx';
import { elementsOf, textOf } from '../drawn.ts';

describe('times of the handshake', () => {
  it('draws a bar for each stage, and the sum', () => {
    const view = <Timings timings={{ connect: 30, upgrade: 10 }} />;
    expect(textOf(view)).toBe('Times 40.0 ms in allConnect30.0 msUpgrade10.0 ms');
    expect(elementsOf(view, 'stage-bar').map(({ props }) => props['style'])).toEqual([
      { left: '0%', width: 'max(2px, 75%)' },
      { left: '75%', width: 'max(2px, 25%)' },
    ]);
  });

  it('says so where no stage was measured', () => {
    expect(textOf(<Timings timings={{}} />)).toContain('No stage was measured.');
  });
});
