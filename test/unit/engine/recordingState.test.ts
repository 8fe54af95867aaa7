import { describe, expect, it } from 'vitest';
import { RecordingState } from '../../../src/engine/recordingState.ts';

describe('RecordingState', () => {
  it('goes well to begin with, since no particular time', () => {
    expect(new RecordingState().tell()).toEqual({ state: 'on', lostFrames: 0 });
  });

  it('keeps the time of the first note of a state', () => {
    const recording = new RecordingState();
    recording.note('paused', () => 1_000);
    recording.note('paused', () => 2_000);
    expect(recording.tell()).toEqual({ state: 'paused', lostFrames: 0, since: 1_000 });
    recording.note('failed', () => 3_000);
    recording.note('failed', () => 4_000);
    const failure = { error: new Error('ENOSPC: no space left on device, write'), lostFrames: 7 };
    expect(recording.tell(failure)).toEqual({
      state: 'failed',
      lostFrames: 7,
      since: 3_000,
      error: 'ENOSPC: no space left on device, write',
    });
  });

  it('begins anew when it goes on', () => {
    const recording = new RecordingState();
    recording.note('failed', () => 1_000);
    recording.note('on', () => 2_000);
    expect(recording.tell()).toEqual({ state: 'on', lostFrames: 0 });
    recording.note('paused', () => 3_000);
    expect(recording.tell().since).toBe(3_000);
  });
});
