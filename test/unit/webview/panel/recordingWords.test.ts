import { describe, expect, it } from 'vitest';
import { recordingWords } from '../../../../webview/panel/recordingWords.ts';
import { snapshotOf } from './snapshotOf.ts';

const since = new Date(2026, 2, 1, 14, 3, 22, 500).getTime();
const full = { state: 'failed', lostFrames: 1204, since, error: 'ENOSPC: no space left on device, write' } as const;

describe('the words for a recording that failed', () => {
  it('say since when, what is lost, why, and what helps', () => {
    expect(recordingWords(snapshotOf({ recording: full }), since + 5_000)).toEqual({
      what: 'Nothing has been recorded since 14:03:22.',
      lost: '1,204 frames are lost.',
      why: 'The disk is full (ENOSPC: no space left on device, write).',
      remedy:
        'The connection goes on. Clearing frees the room of this capture; others can be deleted under Recent Captures.',
    });
  });

  it('stay as they are while frames are lost, but for their count', () => {
    const before = recordingWords(snapshotOf({ recording: full }), since);
    const after = recordingWords(snapshotOf({ recording: { ...full, lostFrames: 1 } }), since);
    expect(after).toEqual({ ...before, lost: '1 frame is lost.' });
    expect(recordingWords(snapshotOf({ recording: { ...full, lostFrames: 0 } }), since).lost).toMatch(/^No frame/);
  });

  it('are of the past once the connection is closed', () => {
    expect(recordingWords(snapshotOf({ state: 'closed', recording: full }), since)).toMatchObject({
      what: 'Nothing was recorded after 14:03:22.',
      remedy: 'Connect again once that is mended.',
    });
  });

  it('have the date where it was not today', () => {
    const later = recordingWords(snapshotOf({ recording: full }), since + 86_400_000);
    expect(later.what).toBe('Nothing has been recorded since 2026-03-01 14:03:22.');
  });

  it.each([
    ['EACCES: permission denied, open', /can no longer be written to/],
    ['EFBIG: file too large, write', /may not grow further/],
    ['its files were deleted', /files were deleted\.$/],
    ['something else', /took no more \(something else\)\.$/],
    ['EIO: i/o error, write', /took no more \(EIO/],
  ])('tell %s', (error, why) => {
    expect(recordingWords(snapshotOf({ recording: { ...full, error } }), since).why).toMatch(why);
  });

  it('do without a time and a reason that are not known', () => {
    const words = recordingWords(snapshotOf({ recording: { state: 'failed', lostFrames: 2 } }), since);
    expect(words).toMatchObject({ what: 'Nothing has been recorded.', why: 'The disk took no more.' });
  });
});
