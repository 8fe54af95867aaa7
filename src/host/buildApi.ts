/** The public API over the services. */
import type { ServedApi } from './activation/loaded.ts';
import { targetProfile } from './connectTarget.ts';
import type { Services } from './services.ts';
import { checkCapture, checkUri } from './sessions/argumentChecks.ts';
import { removeSurplus } from './sessions/retention.ts';

export function buildApi({ sessions, captures, files, connector, panels, demo }: Services): ServedApi {
  sessions.connectTo = async (profile) => {
    const { opened } = await connector.begin(targetProfile(profile));
    void removeSurplus(sessions, panels);
    return opened;
  };
  sessions.save = (...what) => files.save(...what);
  return {
    apiVersion: 1,
    get sessions() {
      return sessions.api;
    },
    onDidChangeSessions: sessions.onDidChangeSessions,
    async connect(target, { show = true } = {}) {
      const { session, opened } = await connector.begin(targetProfile(target));
      void removeSurplus(sessions, panels);
      if (show) panels.show(session);
      return sessions.apiOf(await opened);
    },
    async check(target) {
      const { findings } = await connector.check(targetProfile(target));
      return findings;
    },
    async captures() {
      return captures.all();
    },
    async openCapture(id) {
      checkCapture(id);
      return sessions.apiOf(await captures.open(id));
    },
    async open(uri) {
      checkUri(uri);
      const opened = await files.open(uri);
      void removeSurplus(sessions, { of: (session) => panels.of(session) ?? (opened.includes(session) || undefined) });
      return opened.map((session) => sessions.apiOf(session));
    },
    async startDemoServer() {
      const { url } = await demo.start();
      return { url, stop: () => demo.stop() };
    },
  };
}
