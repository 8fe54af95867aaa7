import { describe, expect, it } from 'vitest';
import type { ReplayReport } from '../../../../src/contract/replay.ts';
import { endedText, plannedText, progressText } from '../../../../src/host/replay/replayWords.ts';

const progress = { state: 'sending', done: 12, steps: 300, loop: 1, loops: 1 } as const;
const report: ReplayReport = { outcome: 'done', sent: 7, sentRows: [], rowsBefore: 0, rowsAfter: 9, duration: 1_240 };

describe('words of replays', () => {
  it('say how far one is', () => {
    expect(progressText(progress)).toBe('12 of 300');
    expect(progressText({ ...progress, state: 'paused', loop: 2, loops: 5 })).toBe('12 of 300 (round 2 of 5), paused');
  });

  it('say how it ended', () => {
    expect(endedText(report)).toBe('The replay has ended: 7 sent in 1.2 s.');
    expect(endedText({ ...report, duration: 61_000, lateness: { count: 7, p50: 0, p99: 0.84, max: 2 } })).toBe(
      'The replay has ended: 7 sent in 61 s. 99 % of them were at most 0.8 ms late.',
    );
    expect(endedText({ ...report, outcome: 'cancelled' })).toBe('The replay was cancelled: 7 sent in 1.2 s.');
    expect(endedText({ ...report, outcome: 'broken' })).toBe('The replay broke off: 7 sent in 1.2 s.');
  });

  it('tell a plan line by line', () => {
    const sends = [
      { at: 0, original: 3, kind: 'text', length: 5, preview: 'a\nb', fragments: 2, compress: false },
      { kind: 'ping', length: 0, preview: '' },
    ] as const;
    expect(
      plannedText(sends, 5)
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      '5 messages would be sent:',
      '',
      '0.0 ms  text          5 B  copy of 3, 2 frames, not compressed  a b',
      'ping          0 B',
      '… and 3 more',
      '',
    ]);
  });
});
