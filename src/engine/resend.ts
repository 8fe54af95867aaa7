import type { EngineSession } from './engineSession.ts';
import { rowMessage } from './replay/rowMessage.ts';
import { noFrame, notReplayable } from './sessionFailures.ts';

/** Sends the payloads of sent messages again, with their opcodes, in this order. Nothing is sent where one cannot be. */
export async function replay(session: EngineSession, ids: readonly number[]): Promise<number> {
  const { capture, reader } = session;
  for (const id of ids) assertReplayable(session, id);
  await reader.reach(ids);
  for (const id of ids) {
    const message = rowMessage(capture.frames.get(id)!, reader);
    await session.send(message, (row) => capture.marks.replays.add(row, { id }));
  }
  capture.marks.replays.flush();
  return ids.length;
}

/** Throws an `RpcError` where the row is no message that was sent. */
export function assertReplayable({ capture }: Pick<EngineSession, 'capture'>, id: number): void {
  const record = capture.frames.get(id);
  if (record === undefined) throw noFrame(id, capture.frames.count);
  if (record.marker !== undefined) throw notReplayable(id, 'marker');
  if (record.direction === 'in') throw notReplayable(id, 'received');
  if (!record.first) throw notReplayable(id, 'fragment');
}
