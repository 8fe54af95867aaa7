import { describe, expect, it } from 'vitest';
import type { CaptureInfo } from '../../../../src/contract/model.ts';
import { captureDescription, captureLabel, captureTooltip, whenText } from '../../../../src/host/views/captureWords.ts';

/** In the time zone of the machine, as the texts are. */
const at = (year: number, month: number, day: number, hour = 0, minute = 0): number =>
  new Date(year, month - 1, day, hour, minute).getTime();
const now = at(2026, 3, 1, 9, 30);
const capture: CaptureInfo = {
  id: 'c',
  label: 'feed',
  url: 'ws://host/feed',
  started: at(2026, 3, 1, 8, 5),
  ended: at(2026, 3, 1, 8, 6),
  frames: 1204,
  bytes: 340_000,
  pinned: false,
  recording: false,
  interrupted: false,
};

describe('whenText', () => {
  it.each([
    [at(2026, 3, 1, 0, 0), '00:00'],
    [at(2026, 3, 1, 9, 30), '09:30'],
    [at(2026, 2, 28, 23, 59), 'yesterday 23:59'],
    [at(2026, 2, 27, 23, 59), '27 Feb 23:59'],
    [at(2026, 1, 1, 16, 20), '1 Jan 16:20'],
    [at(2025, 12, 31, 16, 20), '31 Dec 2025'],
  ])('%i', (time, text) => {
    expect(whenText(time, now)).toBe(text);
  });

  it('knows yesterday across a new year', () => {
    expect(whenText(at(2025, 12, 31, 16, 20), at(2026, 1, 1, 0, 1))).toBe('yesterday 16:20');
  });
});

describe('captureDescription', () => {
  it('tells when, and how much', () => {
    expect(captureDescription(capture, now)).toBe('08:05 · 1,204 frames · 340 kB');
  });

  it('begins with what is unusual, because the sidebar is narrow', () => {
    expect(captureDescription({ ...capture, interrupted: true }, now)).toMatch(/^interrupted · 08:05/);
    expect(captureDescription({ ...capture, recording: true }, now)).toMatch(/^recording · 08:05/);
  });
});

describe('captureTooltip', () => {
  it('tells a fact a line', () => {
    expect(captureTooltip({ ...capture, pinned: true, interrupted: true }, now).split('\n')).toEqual([
      'ws://host/feed',
      'Recorded 08:05: 1,204 frames, 340 kB on the disk',
      'Pinned: it is kept whatever the limit of all captures is.',
      'The recording was interrupted: what is after its last whole frame is left out.',
    ]);
  });

  it('marks one that holds credentials, for a screen reader too', () => {
    expect(captureTooltip({ ...capture, credentials: true }, now)).toContain('It holds credentials as they were sent.');
    expect(captureLabel({ ...capture, credentials: true }, now)).toMatch(/, holds credentials$/);
    expect(captureLabel(capture, now)).not.toContain('credentials');
  });

  it('tells who records it', () => {
    expect(captureTooltip({ ...capture, recording: true }, now)).toMatch(/Another window is recording it\.$/);
  });
});

describe('captureLabel', () => {
  it('says what the icon shows', () => {
    expect(captureLabel({ ...capture, pinned: true, interrupted: true, frames: 1 }, now)).toBe(
      'feed, pinned, interrupted, 08:05, 1 frame, 340 kB',
    );
  });
});
