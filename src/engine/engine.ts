import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { EngineCalls, EngineEvents, EngineOptions } from '../contract/engine.ts';
import type { SessionSnapshot } from '../contract/model.ts';
import type { Handlers } from '../contract/rpc.ts';
import { readDecoder } from '../contract/decoding.ts';
import { bookmark } from './bookmark.ts';
import { ownerHere } from './capture/captureOwner.ts';
import { CaptureStore } from './capture/captureStore.ts';
import type { FrameRecord } from './capture/frameIndex.ts';
import { compareCaptures } from './compare/compareCaptures.ts';
import { check, checksFolder } from './check.ts';
import { schemaMessages } from './decode/schemaMessages.ts';
import { encodedTree, rewritable } from './encodedTree.ts';
import type { EngineSession } from './engineSession.ts';
import { exportSession } from './exportSession.ts';
import type { FormatContext } from './formats/formatContext.ts';
import { frameDetail, payloadOf } from './frameDetail.ts';
import { OpenedFiles } from './openedFiles.ts';
import { partner } from './partner.ts';
import { scenarioSteps } from './replay/writeScenario.ts';
import { Replays } from './replay/replays.ts';
import { replay } from './resend.ts';
import { Session } from './session.ts';
import {
  captureInUse,
  captureUnreadable,
  noCapture,
  noFrame,
  noSession,
  readOnly,
  unknownDecoder,
  unreadableSchema,
} from './sessionFailures.ts';
import { StoredSession } from './storedSession.ts';
import { Throttle } from './throttle.ts';
import { WorkFolders } from './workFolders.ts';

const defaultRetention = 2 * 1024 ** 3;
/** To look at all captures takes a while, and a server that goes away closes hundreds of connections together. */
const retainEvery = 1_000;
const tellEvery = 100;

type Emit = <K extends keyof EngineEvents>(event: K, payload: EngineEvents[K]) => void;

/** Serves the engine's contract over its sessions. */
export function serveEngine(options: EngineOptions, emit: Emit): Handlers<EngineCalls> {
  const sessions = new Map<string, EngineSession>();
  const owner = ownerHere(randomUUID());
  const store = new CaptureStore(options.captureFolder, owner);
  const retaining = new Throttle(() => void enforceRetention(), retainEvery);
  const folders = new WorkFolders(`${options.captureFolder}-files`, owner);
  const files = new OpenedFiles(folders, (session) => emit('session', session.snapshot()));
  const replays = new Replays({ session, changed: (id) => sessions.get(id)?.touch() });
  let { retention = defaultRetention } = options;

  function session(id: string): EngineSession {
    const found = sessions.get(id);
    if (found === undefined) throw noSession(id);
    return found;
  }

  function frame({ capture }: EngineSession, id: number): FrameRecord {
    const record = capture.frames.get(id);
    if (record === undefined) throw noFrame(id, capture.frames.count);
    return record;
  }

  /** The session, once it is known what its payloads are read by. */
  async function decoding(id: string): Promise<EngineSession> {
    const found = session(id);
    const { revision } = found.decoding;
    await found.decoding.look();
    if (found.decoding.revision !== revision) decoderChanged(found);
    return found;
  }

  function decoderChanged(changed: EngineSession): void {
    changed.replies.reset();
    changed.statistics.reset();
    tellNow(changed.snapshot());
  }

  function tellNow(snapshot: SessionSnapshot): void {
    const replay = replays.progress(snapshot.id);
    emit('session', replay === undefined ? snapshot : { ...snapshot, replay });
  }

  function tell(snapshot: SessionSnapshot): void {
    tellNow(snapshot);
    if (snapshot.state === 'closed') retaining.request();
  }

  async function enforceRetention(): Promise<void> {
    await store.enforce(retention, (id) => sessions.has(id));
    emit('captures', null);
  }

  /** A capture without a frame is worth keeping only as long as its session is looked at. */
  async function forget(gone: EngineSession): Promise<void> {
    sessions.delete(gone.id);
    const { frames } = gone.capture.counters;
    await gone.dispose();
    if (files.has(gone.id)) {
      files.forgotten(gone.id);
      return;
    }
    store.release(gone.id);
    if (frames === 0) await store.remove(gone.id);
    emit('captures', null);
  }

  function openCapture(id: string): EngineSession {
    const known = sessions.get(id);
    if (known !== undefined) return known;
    const info = store.list().find((capture) => capture.id === id);
    if (info === undefined) {
      const reason = store.unreadable(id);
      throw reason === undefined ? noCapture(id) : captureUnreadable(id, reason);
    }
    if (info.recording) throw captureInUse(info.label);
    try {
      const opened = new StoredSession(store.folderOf(id), Date.now());
      sessions.set(id, opened);
      return opened;
    } catch (error) {
      throw captureUnreadable(info.label, error);
    }
  }

  async function told<T>(task: string, signal: AbortSignal, run: (context: FormatContext) => Promise<T>): Promise<T> {
    const so = { done: 0, of: 0 };
    const telling = new Throttle(() => emit('progress', { task, ...so }), tellEvery);
    const progress = (done: number, of: number): void => {
      Object.assign(so, { done, of });
      telling.request();
    };
    try {
      return await run({ signal, progress });
    } finally {
      telling.cancel();
    }
  }

  // A crash may have left some.
  folders.removeAbandoned();
  rmSync(checksFolder(options.captureFolder), { recursive: true, force: true });
  void enforceRetention();
  return {
    async connect(request, signal) {
      const opened = new Session(request, { folder: store.folderOf(request.session), owner }, tell);
      sessions.set(opened.id, opened);
      emit('captures', null);
      signal.addEventListener('abort', () => opened.cancel(), { once: true });
      await opened.opening;
      return null;
    },
    check: (request, signal) => check(request, { captureFolder: options.captureFolder, owner }, signal),
    diagnosis: (query) => session(query.session).seen(),
    findings: (query) => [...session(query.session).findings()],
    handshake: (query) => session(query.session).handshake(),
    count: async (query, signal) => (await decoding(query.session)).views.count(query, signal),
    rows: async (query, signal) => (await decoding(query.session)).views.rows(query, signal),
    window: async (query, signal) => (await decoding(query.session)).views.window(query, signal),
    async statistics(query) {
      const asked = await decoding(query.session);
      return asked.statistics.ask(asked.handshake());
    },
    locate: (query) => session(query.session).views.locate(query),
    async detail({ session: id, id: frameId, limit }, signal) {
      const asked = await decoding(id);
      return frameDetail(frame(asked, frameId), limit, asked, signal);
    },
    decoders: async (query) => (await decoding(query.session)).decoding.offers(),
    async chooseDecoder({ session: id, chain }) {
      const chosen = chain === null ? undefined : readDecoder(chain);
      if (chosen !== undefined && 'unknown' in chosen) throw unknownDecoder(chain ?? '', chosen);
      const changed = session(id);
      await changed.decoding.choose(chosen);
      decoderChanged(changed);
      return null;
    },
    async schemaMessages({ file }) {
      return schemaMessages(file).catch((error: unknown) => {
        throw unreadableSchema(error);
      });
    },
    async chooseSchema({ session: id, schema }) {
      const changed = session(id);
      await changed.decoding.chooseSchema(schema ?? undefined);
      decoderChanged(changed);
      return null;
    },
    partner: async (query, signal) => partner(await decoding(query.session), query, signal),
    payload(query, signal) {
      const { reader } = session(query.session);
      return payloadOf(frame(session(query.session), query.id), reader, signal);
    },
    async tree(query) {
      const asked = await decoding(query.session);
      const record = frame(asked, query.id);
      return asked.decoding.reading === undefined ? null : rewritable(record, asked.reader, asked.decoding.reading);
    },
    compareCaptures: ({ left, right, ignore }, signal) =>
      compareCaptures(session(left), session(right), ignore, signal),
    wire: (query) => session(query.session).reader.wire(frame(session(query.session), query.id)),
    async send(query) {
      const { message } = query;
      const { decoding: by } = message.kind === 'tree' ? await decoding(query.session) : session(query.session);
      await session(query.session).send(message.kind === 'tree' ? encodedTree(message, by.reading) : message);
      return null;
    },
    reconnectNow(query) {
      session(query.session).reconnectNow();
      return null;
    },
    replay: async (query) => ({ sent: await replay(session(query.session), query.ids) }),
    runReplay: (request, signal) => replays.run(request, signal),
    planReplay: (request, signal) => replays.planned(request, signal),
    runScenario: (request, signal) => replays.runScenario(request, signal),
    planScenario: (request, signal) => replays.plannedScenario(request, signal),
    scenarioSteps: (source, signal) => scenarioSteps(session(source.session), source, signal),
    controlReplay({ session: id, action }) {
      replays.act(id, action);
      return null;
    },
    bookmarks: (query) => session(query.session).capture.marks.bookmarks.all,
    bookmark(query) {
      if (files.has(query.session)) throw readOnly();
      const marked = session(query.session);
      bookmark(marked.capture, query);
      tellNow(marked.snapshot());
      return null;
    },
    async clear(query) {
      if (files.has(query.session)) throw readOnly();
      await session(query.session).clear();
      tellNow(session(query.session).snapshot());
      emit('captures', null);
      return null;
    },
    async forget(query) {
      await forget(session(query.session));
      return null;
    },
    captures: () => store.list(),
    openCapture: ({ capture }) => openCapture(capture).snapshot(),
    pinCapture({ capture, pinned }) {
      store.pin(capture, pinned);
      emit('captures', null);
      return null;
    },
    async deleteCapture({ capture }) {
      const known = sessions.get(capture);
      if (known !== undefined) await forget(known);
      await store.remove(capture);
      emit('captures', null);
      return null;
    },
    exportCapture({ session: id, task, ...request }, signal) {
      return told(task, signal, (context) =>
        exportSession(session(id), { ...request, task }, () => folders.place(), context),
      );
    },
    async openFile({ path, task, as }, signal) {
      const opened = await told(task, signal, (context) => files.open(path, context, as));
      for (const one of opened) sessions.set(one.id, one);
      return opened.map((one) => one.snapshot());
    },
    async configure(changed) {
      ({ retention } = changed);
      await enforceRetention();
      return null;
    },
  };
}
