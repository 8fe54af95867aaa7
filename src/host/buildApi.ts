/** The public API over the services. */
import type { WebSocketInspectorApi } from '../api.ts';
import { targetProfile } from './connectTarget.ts';
import type { Services } from './services.ts';
import { checkCapture } from './sessions/argumentChecks.ts';
import { removeSurplus } from './sessions/retention.ts';

export function buildApi({ sessions, captures, connector, panels, demo }: Services): WebSocketInspectorApi {
  sessions.connectTo = async (profile) => {
    const { opened } = await connector.begin(targetProfile(profile));
    void removeSurplus(sessions, panels);
    return opened;
  };
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
    async startDemoServer() {
      const { url } = await demo.start();
      return { url, stop: () => demo.stop() };
    },
  };
}
