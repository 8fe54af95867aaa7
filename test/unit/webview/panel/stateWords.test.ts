import { describe, expect, it } from 'vitest';
import type { Reconnecting } from '../../../../src/contract/model.ts';
import { closeSentence, isAttempting, stateSign, stateTime } from '../../../../webview/panel/stateWords.ts';
import { neverOpened, refused, snapshotOf } from './snapshotOf.ts';

describe('words for the state', () => {
  it('tells each state by word, glyph and tone', () => {
    expect(stateSign(neverOpened({ state: 'connecting' }))).toMatchObject({ word: 'Connecting', tone: 'busy' });
    expect(stateSign(snapshotOf())).toMatchObject({ word: 'Open', tone: 'open' });
    expect(stateSign(snapshotOf({ state: 'closing' }))).toMatchObject({ word: 'Closing', tone: 'busy' });
    expect(stateSign(snapshotOf({ state: 'closed' }))).toMatchObject({ word: 'Closed', tone: 'ended' });
  });

  it('tells the attempt to reconnect, and how long it is waited for', () => {
    const at = (reconnecting: Reconnecting) => snapshotOf({ state: 'reconnecting', reconnecting });
    expect(stateSign(at({ attempt: 1, of: 10 }))).toMatchObject({ word: 'Reconnecting', tone: 'busy' });
    expect(stateTime(at({ attempt: 2, of: 10, at: 7_100 }), 5_000)).toBe('in 3 s (attempt 2 of 10)');
    expect(stateTime(at({ attempt: 2, of: 10, at: 4_000 }), 5_000)).toBe('in 0 s (attempt 2 of 10)');
    expect(stateTime(at({ attempt: 3, of: 10 }), 5_000)).toBe('(attempt 3 of 10)');
  });

  it('tells an attempt that is under way from one that is waited for', () => {
    expect(isAttempting(neverOpened({ state: 'connecting' }))).toBe(true);
    expect(isAttempting(snapshotOf({ state: 'reconnecting', reconnecting: { attempt: 1, of: 2 } }))).toBe(true);
    expect(isAttempting(snapshotOf({ state: 'reconnecting', reconnecting: { attempt: 1, of: 2, at: 1 } }))).toBe(false);
    expect(isAttempting(snapshotOf())).toBe(false);
  });

  it('calls failed what never opened, and closed what did', () => {
    expect(stateSign(neverOpened({ state: 'closed', failure: refused })).word).toBe('Failed');
    expect(stateSign(snapshotOf({ state: 'closed', failure: refused })).word).toBe('Closed');
  });

  it('tells a capture that was opened again from a connection that was closed', () => {
    expect(stateSign(snapshotOf({ state: 'closed', stored: true })).word).toBe('Capture');
  });

  it('tells how long connecting, or the connection, has lasted', () => {
    expect(stateTime(neverOpened({ state: 'connecting' }), 6000)).toBe('00:00:05');
    expect(stateTime(snapshotOf(), 62_000)).toBe('00:01:00');
    expect(stateTime(snapshotOf({ state: 'closed', ended: 5000 }), 99_000)).toBe('00:00:03');
    expect(stateTime(neverOpened({ state: 'closed', ended: 5000 }), 99_000)).toBe('');
    const { ended: _unknown, ...lost } = snapshotOf({ state: 'closed' });
    expect(stateTime(lost, 99_000)).toBe('');
    expect(closeSentence(lost)).toBe('Closed.');
  });

  it('tells who closed, with what, and after how long', () => {
    const closed = { state: 'closed', ended: 194_000 } as const;
    expect(closeSentence(snapshotOf({ ...closed, close: { code: 1000, reason: 'bye', by: 'peer' } }))).toBe(
      'Closed by the server: 1000 Normal closure “bye”, after 00:03:12.',
    );
    expect(closeSentence(snapshotOf({ ...closed, close: { code: 1001, reason: '', by: 'us' } }))).toBe(
      'Closed by us: 1001 Going away, after 00:03:12.',
    );
    const answered = { close: { code: 4000, reason: 'no', by: 'us' }, closedWith: 1007 } as const;
    expect(closeSentence(snapshotOf({ ...closed, ...answered }))).toBe(
      'Closed by us: 1007 Invalid frame payload data, answered with 4000 Application “no”, after 00:03:12.',
    );
    const unanswered = { close: { code: 1006, reason: '', by: 'us' }, closedWith: 1000 } as const;
    expect(closeSentence(snapshotOf({ ...closed, ...unanswered }))).toBe(
      'Closed by us: 1000 Normal closure, without an answer, after 00:03:12.',
    );
    expect(closeSentence(snapshotOf({ ...closed, close: { code: 1006, reason: '', by: 'nobody' } }))).toBe(
      'Ended without a close frame: 1006 Abnormal closure, after 00:03:12.',
    );
    expect(closeSentence(neverOpened({ state: 'closed' }))).toBe('Closed.');
    expect(closeSentence(snapshotOf({ state: 'closed', ended: 2250 }))).toBe('Closed, after 250 ms.');
  });
});
