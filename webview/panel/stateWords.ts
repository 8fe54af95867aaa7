/** How the state of a connection is told: glyph, word and sentence. */
import type { CloseState, Reconnecting, SessionSnapshot } from '../../src/contract/model.ts';
import { closeCodeName } from '../detail/closeCodes.ts';
import type { Sign } from '../format/frameWords.ts';
import { formatDuration, formatElapsed } from '../format/times.ts';

export type StateTone = 'busy' | 'open' | 'ended' | 'failed';

/** It never opened, and why is known. What ended with its window was not refused: it is only not here any more. */
export function wasRefused({ state, opened, failure }: SessionSnapshot): boolean {
  return state === 'closed' && opened === undefined && failure !== undefined && failure.code !== 'window-reloaded';
}

export function stateSign(session: SessionSnapshot): Sign & { tone: StateTone } {
  switch (session.state) {
    case 'connecting':
      return { word: 'Connecting', icon: 'loading', tone: 'busy' };
    case 'open':
      return { word: 'Open', icon: 'circle-filled', tone: 'open' };
    case 'closing':
      return { word: 'Closing', icon: 'loading', tone: 'busy' };
    case 'reconnecting':
      return { word: 'Reconnecting', icon: 'loading', tone: 'busy' };
    case 'closed':
      if (wasRefused(session)) return { word: 'Failed', icon: 'error', tone: 'failed' };
      if (session.stored) return { word: 'Capture', icon: 'archive', tone: 'ended' };
      return { word: 'Closed', icon: 'circle-large', tone: 'ended' };
    default:
      return session.state satisfies never;
  }
}

/** `in 3 s (attempt 2 of 10)`, without the time where the attempt is under way. */
export function attemptWords({ attempt, of, at }: Reconnecting, now: number): string {
  const wait = at === undefined ? '' : `in ${Math.max(0, Math.ceil((at - now) / 1000))} s `;
  return `${wait}(attempt ${attempt} of ${of})`;
}

/** An attempt to connect is under way: what is still to come has not failed. */
export function isAttempting({ state, reconnecting }: SessionSnapshot): boolean {
  return state === 'connecting' || (reconnecting !== undefined && reconnecting.at === undefined);
}

/** How long this state has lasted, or the connection did; empty for one that never opened. */
export function stateTime(session: SessionSnapshot, now: number): string {
  if (session.reconnecting) return attemptWords(session.reconnecting, now);
  if (session.state === 'connecting') return formatElapsed(now - session.started);
  if (session.opened === undefined) return '';
  return formatElapsed((session.ended ?? now) - session.opened);
}

function formatLasted(duration: number): string {
  return duration < 60_000 ? formatDuration(duration) : formatElapsed(duration);
}

const closers: Record<CloseState['by'], string> = {
  peer: 'Closed by the server',
  us: 'Closed by us',
  nobody: 'Ended without a close frame',
};

/** `Closed by the server: 1000 Normal closure “bye”, after 00:03:12` */
export function closeSentence(session: SessionSnapshot): string {
  const { close, opened, ended } = session;
  const after = opened === undefined || ended === undefined ? '' : `, after ${formatLasted(ended - opened)}`;
  if (!close) return `Closed${after}`;
  const reason = close.reason === '' ? '' : ` “${close.reason}”`;
  return `${closers[close.by]}: ${close.code} ${closeCodeName(close.code)}${reason}${after}`;
}
