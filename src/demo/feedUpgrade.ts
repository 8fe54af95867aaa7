import { WebSocketServer } from 'ws';
import type { Feed, FeedSetting, Upgrade } from './served.ts';

/** Longest message that a client may send, in bytes; a longer one closes with 1009. */
export const LONGEST_MESSAGE = 1024 * 1024;

/** What answers the handshakes of one feed. */
export function feedUpgrade(feed: Feed, setting: FeedSetting): (upgrade: Upgrade) => void {
  const opened = feed.open(setting);
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: feed.deflate === true && { zlibDeflateOptions: { level: 1 } },
    handleProtocols: (offered) => feed.subprotocols?.find((name) => offered.has(name)) ?? false,
  });
  return ({ request, socket, head, query }) => {
    server.handleUpgrade(request, socket, head, (client) => {
      // What breaks the protocol is answered by ws with the close code; there is nobody else to tell.
      client.on('error', () => undefined);
      opened.join(client, query);
    });
  };
}
