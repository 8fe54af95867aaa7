import { describe, expect, it } from 'vitest';
import type { SessionSnapshot } from '../../../../src/contract/model.ts';
import {
  endText,
  ratesText,
  sessionChoice,
  sessionDescription,
  sessionTooltip,
  stateGlyph,
  unverifiedNote,
} from '../../../../src/host/views/sessionWords.ts';

const open: SessionSnapshot = {
  id: 's',
  sequence: 1,
  generation: 0,
  label: 'feed',
  url: 'ws://host/feed',
  state: 'open',
  started: 1,
  opened: 2,
  frames: 88_310,
  messages: 1,
  bytesIn: 1_234_567,
  bytesOut: 48,
  rateIn: 1234,
  rateOut: 3,
  recording: { state: 'on', lostFrames: 0 },
};
const failure = { code: 'refused', message: 'It failed.', cause: 'Nobody listens.', remedy: 'Start it.' };
const neverOpened: SessionSnapshot = { ...open };
delete neverOpened.opened;

describe('stateGlyph', () => {
  it('tells states apart by shape', () => {
    expect((['open', 'connecting', 'closing', 'closed'] as const).map(stateGlyph).join('')).toBe('●◌◌○');
  });
});

describe('ratesText', () => {
  it('shows both directions,', () => {
    expect(ratesText(open)).toBe('↓1.2k/s ↑3/s');
  });
});

describe('endText', () => {
  it('says how it ended', () => {
    expect(endText(open)).toBe('open');
    expect(endText({ ...open, state: 'closed' })).toBe('closed');
    expect(endText({ ...open, state: 'closed', close: { code: 1006, reason: '', by: 'nobody' } })).toBe('closed 1006');
    expect(endText({ ...neverOpened, state: 'closed', failure })).toBe('failed');
  });
});

describe('sessionDescription', () => {
  it('has the count, and the rates while it is open', () => {
    expect(sessionDescription(open)).toBe('88,310 ↓1.2k/s ↑3/s');
    expect(sessionDescription({ ...open, state: 'connecting' })).toBe('connecting…');
    expect(sessionDescription({ ...open, state: 'closed', frames: 1 })).toBe('closed · 1');
    expect(sessionDescription({ ...neverOpened, state: 'closed', frames: 0, failure })).toBe('failed');
  });

  it('says where nothing is recorded any more', () => {
    const recording = { state: 'failed', lostFrames: 1 } as const;
    expect(sessionDescription({ ...open, recording })).toBe('not recording · 88,310');
    expect(sessionTooltip({ ...open, recording })).toContain('1 frame passed without being recorded.');
  });
});

describe('sessionTooltip', () => {
  it('has a line for each fact', () => {
    expect(sessionTooltip({ ...open, subprotocol: 'chat', failure }).split('\n')).toEqual([
      'ws://host/feed',
      '88,310 frames, 1 message, ↓1.2 MB ↑48 B',
      'Subprotocol: chat',
      'It failed.',
      'Nobody listens.',
    ]);
  });
});

describe('a certificate that was not verified', () => {
  const unverified = { ...open, unverified: { reason: 'CERT_HAS_EXPIRED' } };

  it('is told before all else while the connection lives', () => {
    expect(sessionDescription(unverified)).toBe('certificate not verified · 88,310 ↓1.2k/s ↑3/s');
    expect(sessionTooltip(unverified).split('\n')[1]).toMatch(/^Certificate not verified\. .*\(CERT_HAS_EXPIRED\)\.$/);
    expect(unverifiedNote({ ...unverified, state: 'closing' })).toBeDefined();
  });

  it('is not told any more once it is closed', () => {
    const closed: SessionSnapshot = { ...unverified, state: 'closed' };
    expect(unverifiedNote(closed)).toBeUndefined();
    expect(sessionDescription(closed)).not.toContain('verified');
    expect(unverifiedNote(open)).toBeUndefined();
  });
});

describe('sessionChoice', () => {
  it('says when it began, to the second', () => {
    const started = new Date(2026, 0, 31, 16, 20, 1).getTime();
    expect(sessionChoice({ ...open, started })).toBe('16:20:01 · 88,310 ↓1.2k/s ↑3/s');
  });
});
