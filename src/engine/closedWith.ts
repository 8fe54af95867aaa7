import type { CloseState, SessionSnapshot } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';

/** The code of our own close frame, for a snapshot, where the connection ended with another one: see `SessionSnapshot.closedWith`. */
export function closedWith(
  { firstClose, frames }: Pick<Capture, 'firstClose' | 'frames'>,
  close: CloseState | undefined,
): Pick<SessionSnapshot, 'closedWith'> {
  if (close?.by !== 'us' || firstClose?.direction !== 'out') return {};
  const code = frames.get(firstClose.id)?.closeCode;
  return code === undefined || code === close.code ? {} : { closedWith: code };
}
