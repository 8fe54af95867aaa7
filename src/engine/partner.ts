import type { EngineCalls } from '../contract/engine.ts';
import type { EngineSession } from './engineSession.ts';
import { noFrame, noPartner } from './sessionFailures.ts';

type Asked = Omit<EngineCalls['partner']['params'], 'session'>;

/** The row of a message's reply, or of its request. Rejects with an `RpcError` where there is none. */
export async function partner(
  { capture, replies }: Pick<EngineSession, 'capture' | 'replies'>,
  { id, of }: Asked,
  signal: AbortSignal,
): Promise<number> {
  const pairing = await replies.settled(signal);
  const record = capture.frames.get(id);
  if (record === undefined) throw noFrame(id, capture.frames.count);
  const { message } = record;
  const other = pairing.partner(message);
  if (other === 0 || other > message !== (of === 'reply')) throw noPartner(id, of, pairing.isUnanswered(message));
  return other;
}
