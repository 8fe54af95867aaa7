import { describe, expect, it } from 'vitest';
import { Timings } from '../../../../webview/handshake/Timings.tsx';
import type { Course } from '../../../../webview/handshake/stages.ts';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';

const opened: Course = { timings: {}, stage: 'open', findings: [], secure: false, outcome: 'opened' };

describe('times of the handshake', () => {
  it('draws a bar for each stage, and the sum', () => {
    const view = <Timings course={{ ...opened, timings: { connect: 30, upgrade: 10 } }} />;
    expect(textOf(view).replace(/ +/g, ' ')).toBe('Times 40.0 ms in all Connect30.0 ms Upgrade10.0 ms');
    expect(elementsOf(view, 'stage-bar').map(({ props }) => props['style'])).toEqual([
      { left: '0%', width: 'max(2px, 75%)' },
      { left: '75%', width: 'max(2px, 25%)' },
    ]);
  });

  it('says where it failed, with the time where there is one', () => {
    const failed: Course = { ...opened, outcome: 'failed', stage: 'connect' };
    expect(contentsOf(<Timings course={failed} />, 'stage-time')).toEqual(['failed here', 'not reached']);
    expect(contentsOf(<Timings course={{ ...failed, timings: { connect: 2 } }} />, 'stage-time')).toEqual([
      '2.00 ms failed here',
      'not reached',
    ]);
  });

  it('says so where no stage was measured', () => {
    expect(textOf(<Timings course={opened} />)).toContain('No stage was measured.');
  });
});
