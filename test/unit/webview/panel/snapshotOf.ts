/** A session to vary in tests. */
import type { SessionSnapshot } from '../../../../src/contract/model.ts';

export function snapshotOf(changes: Partial<SessionSnapshot> = {}): SessionSnapshot {
  return {
    id: 's1',
    sequence: 1,
    label: 'feed',
    url: 'ws://127.0.0.1/feed',
    state: 'open',
    started: 1000,
    opened: 2000,
    frames: 0,
    messages: 0,
    bytesIn: 0,
    bytesOut: 0,
    rateIn: 0,
    rateOut: 0,
    recording: { state: 'on', lostFrames: 0 },
    generation: 0,
    ...changes,
  };
}

/** One that is still connecting, or failed to. */
export function neverOpened(changes: Partial<SessionSnapshot> = {}): SessionSnapshot {
  const snapshot = snapshotOf(changes);
  delete snapshot.opened;
  return snapshot;
}

export const refused = { code: 'refused', message: 'Refused.', cause: 'Nobody listens.', remedy: 'Start the server.' };
