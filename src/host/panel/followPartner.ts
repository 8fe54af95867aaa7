import type { FrameDetail } from '../../contract/model.ts';
import type { PartnerNews } from '../../contract/panel.ts';
import type { HostSession } from '../sessions/hostSession.ts';

/** Milliseconds. */
const lookAgain = 250;

type Followed = Pick<HostSession, 'snapshot' | 'live' | 'call'>;
type Known = Pick<FrameDetail, 'row' | 'message' | 'pairing' | 'over'>;

/**
 * Looks again while it may become known which message answers the frame's, or which it answers, and tells what has
 * changed. Resolves when nothing more is to come, or when `signal` says so.
 */
export async function followPartner(
  session: Followed,
  detail: Known,
  tell: (news: PartnerNews) => void,
  signal: AbortSignal,
): Promise<void> {
  let known = detail;
  let seen = session.snapshot.sequence;
  const hasNews = (): boolean => session.snapshot.sequence !== seen;
  while (
    known.pairing === true ||
    (known.message.unanswered === true && known.over !== true && (session.live || hasNews()))
  ) {
    await pause(signal);
    if (signal.aborted) return;
    if (known.pairing !== true && !hasNews()) continue;
    seen = session.snapshot.sequence;
    const { id } = detail.row;
    const next = await session.call('detail', { id, limit: 0 }, signal);
    const news = newsOf(next);
    if (JSON.stringify(news) !== JSON.stringify(newsOf(known))) tell(news);
    known = next;
  }
}

function newsOf({ row, message: { reply, request, unanswered }, pairing, over }: Known): PartnerNews {
  return {
    id: row.id,
    message: { ...(reply && { reply }), ...(request && { request }), ...(unanswered && { unanswered }) },
    ...(pairing && { pairing }),
    ...(over && { over }),
  };
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, lookAgain);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
