import type { Outgoing } from '../contract/engine.ts';
import type { EngineSession } from './engineSession.ts';
import { noFrame, notReplayable } from './sessionFailures.ts';
import { closeCodeOf } from './wire/closePayload.ts';
import { Opcode } from './wire/opcodes.ts';

const utf8 = new TextDecoder();

/** Sends the payloads of sent messages again, with their opcodes, in this order. Nothing is sent where one cannot be. */
export async function replay(session: EngineSession, ids: readonly number[]): Promise<number> {
  for (const id of ids) assertReplayable(session, id);
  await session.reader.reach(ids);
  for (const id of ids) await session.send(messageOf(session, id));
  return ids.length;
}

function assertReplayable({ capture }: EngineSession, id: number): void {
  const record = capture.frames.get(id);
  if (record === undefined) throw noFrame(id, capture.frames.count);
  if (record.marker !== undefined) throw notReplayable(id, 'marker');
  if (record.direction === 'in') throw notReplayable(id, 'received');
  if (!record.first) throw notReplayable(id, 'fragment');
}

function messageOf({ capture, reader }: EngineSession, id: number): Outgoing {
  const record = capture.frames.get(id)!;
  const { bytes } = reader.message(record);
  if (bytes === undefined) throw notReplayable(id, 'inflate');
  switch (record.byte0 & 0xf) {
    case Opcode.close:
      return bytes.length < 2
        ? { kind: 'close' }
        : { kind: 'close', code: closeCodeOf(bytes), reason: utf8.decode(bytes.subarray(2)) };
    case Opcode.ping:
      return { kind: 'ping', bytes };
    case Opcode.pong:
      return { kind: 'pong', bytes };
    case Opcode.text:
      // As bytes, so that text goes out as it was, valid or not.
      return { kind: 'binary', bytes, binary: false };
    default:
      return { kind: 'binary', bytes };
  }
}
