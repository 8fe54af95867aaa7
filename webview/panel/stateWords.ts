/** How the state of a connection is told: glyph, word and sentence. */
import { t } from '../../src/contract/l10n.ts';
import type { Reconnecting, SessionSnapshot } from '../../src/contract/model.ts';
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
      return { word: t('Connecting'), icon: 'loading', tone: 'busy' };
    case 'open':
      return { word: t({ message: 'Open', comment: 'state of a connection' }), icon: 'circle-filled', tone: 'open' };
    case 'closing':
      return { word: t('Closing'), icon: 'loading', tone: 'busy' };
    case 'reconnecting':
      return { word: t('Reconnecting'), icon: 'loading', tone: 'busy' };
    case 'closed':
      if (wasRefused(session)) return { word: t('Failed'), icon: 'error', tone: 'failed' };
      if (session.stored) return { word: t('Capture'), icon: 'archive', tone: 'ended' };
      return { word: t('Closed'), icon: 'circle-large', tone: 'ended' };
    default:
      return session.state satisfies never;
  }
}

/** `in 3 s (attempt 2 of 10)`, without the time where the attempt is under way. */
export function attemptWords({ attempt, of, at }: Reconnecting, now: number): string {
  if (at === undefined) return t('(attempt {0} of {1})', attempt, of);
  return t('in {0} s (attempt {1} of {2})', Math.max(0, Math.ceil((at - now) / 1000)), attempt, of);
}

/** An attempt to connect is under way: what is still to come has not failed. */
export function isAttempting({ state, reconnecting }: SessionSnapshot): boolean {
  return state === 'connecting' || (reconnecting !== undefined && reconnecting.at === undefined);
}

/** How long this state has lasted, or the connection did; empty for one that never opened. */
export function stateTime(session: SessionSnapshot, now: number): string {
  if (session.reconnecting) return attemptWords(session.reconnecting, now);
  if (session.state === 'connecting') return formatElapsed(now - session.started);
  const { state, opened, ended } = session;
  // One that was open in a window before this one: its capture has not told yet how long.
  if (opened === undefined || (state === 'closed' && ended === undefined)) return '';
  return formatElapsed((ended ?? now) - opened);
}

function formatLasted(duration: number): string {
  return duration < 60_000 ? formatDuration(duration) : formatElapsed(duration);
}

/** `Closed by the server: 1000 Normal closure “bye”, after 00:03:12.` */
export function closeSentence(session: SessionSnapshot): string {
  const { close, closedWith, opened, ended } = session;
  const lasted = opened === undefined || ended === undefined ? undefined : formatLasted(ended - opened);
  if (!close) return lasted === undefined ? t('Closed.') : t('Closed, after {0}.', lasted);
  const reason = close.reason === '' ? '' : ` ${t('“{0}”', close.reason)}`;
  const theirs = `${close.code} ${closeCodeName(close.code)}${reason}`;
  const code = closedWith === undefined ? theirs : answeredWords(closedWith, close.code === 1006 ? undefined : theirs);
  switch (close.by) {
    case 'peer':
      return lasted === undefined
        ? t('Closed by the server: {0}.', code)
        : t('Closed by the server: {0}, after {1}.', code, lasted);
    case 'us':
      return lasted === undefined ? t('Closed by us: {0}.', code) : t('Closed by us: {0}, after {1}.', code, lasted);
    case 'nobody':
      return lasted === undefined
        ? t('Ended without a close frame: {0}.', code)
        : t('Ended without a close frame: {0}, after {1}.', code, lasted);
    case 'unknown':
      return lasted === undefined ? t('Closed: {0}.', code) : t('Closed: {0}, after {1}.', code, lasted);
    default:
      return close.by satisfies never;
  }
}

/** `1001 Going away, answered with 4000 Application “bye”`. */
function answeredWords(ours: number, theirs: string | undefined): string {
  const code = `${ours} ${closeCodeName(ours)}`;
  return theirs === undefined ? t('{0}, without an answer', code) : t('{0}, answered with {1}', code, theirs);
}
