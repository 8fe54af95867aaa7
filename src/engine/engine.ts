import type { EngineCalls, EngineEvents, EngineOptions } from '../contract/engine.ts';
import type { Handlers } from '../contract/rpc.ts';
import type { FrameRecord } from './capture/frameIndex.ts';
import { frameDetail, payloadOf } from './frameDetail.ts';
import { replay } from './replay.ts';
import { Session } from './session.ts';
import { noFrame, noSession } from './sessionFailures.ts';

/** Serves the engine's contract over its sessions. */
export function serveEngine(
  options: EngineOptions,
  emit: <K extends keyof EngineEvents>(event: K, payload: EngineEvents[K]) => void,
): Handlers<EngineCalls> {
  const sessions = new Map<string, Session>();

  function session(id: string): Session {
    const found = sessions.get(id);
    if (found === undefined) throw noSession(id);
    return found;
  }

  function frame({ capture }: Session, id: number): FrameRecord {
    const record = capture.frames.get(id);
    if (record === undefined) throw noFrame(id, capture.frames.count);
    return record;
  }

  return {
    async connect(request, signal) {
      const opened = new Session(request, options.captureFolder, (snapshot) => emit('session', snapshot));
      sessions.set(opened.id, opened);
      signal.addEventListener('abort', () => opened.abandon(), { once: true });
      await opened.opening;
      return null;
    },
    handshake: (query) => session(query.session).handshake(),
    count: (query, signal) => session(query.session).views.count(query, signal),
    rows: (query, signal) => session(query.session).views.rows(query, signal),
    window: (query) => session(query.session).views.window(query),
    locate: (query) => session(query.session).views.locate(query),
    detail({ session: id, id: frameId, limit }) {
      const { capture, reader, opened } = session(id);
      return frameDetail(frame(session(id), frameId), limit, opened, capture, reader);
    },
    payload: (query) => payloadOf(frame(session(query.session), query.id), session(query.session).reader),
    wire: (query) => session(query.session).reader.wire(frame(session(query.session), query.id)),
    async send(query) {
      await session(query.session).send(query.message);
      return null;
    },
    replay: async (query) => ({ sent: await replay(session(query.session), query.ids) }),
    async forget(query) {
      const gone = session(query.session);
      sessions.delete(gone.id);
      await gone.dispose();
      return null;
    },
  };
}
