/** Servers with a protocol of their own above WebSocket, which want to be asked in another way. */
import type { BodySign } from './bodySigns.ts';
import type { DoctorProfile } from './examined.ts';
import type { Conclusion } from './finding.ts';
import { change, otherUrl } from './profileFix.ts';

/** Words that take the place of those that the status has; undefined where the sign is none of such a server. */
export function serverOwnWords(
  sign: BodySign | undefined,
  profile: DoctorProfile,
): Pick<Conclusion, 'cause' | 'remedy' | 'fix'> | undefined {
  switch (sign) {
    case 'socket.io-transport':
      return {
        cause: 'This is a Socket.IO server, and the request does not say that it wants the WebSocket transport.',
        remedy: 'Connect to its path with ?EIO=4&transport=websocket.',
        fix: change('Ask for the WebSocket transport', { query: { EIO: '4', transport: 'websocket' } }),
      };
    case 'socket.io-version': {
      const version = /[?&]EIO=3\b/.test(profile.url) || profile.query?.['EIO'] === '3' ? '4' : '3';
      return {
        cause: 'The Socket.IO server speaks another version of its protocol.',
        remedy: `Ask for version ${version} with ?EIO=${version}.`,
        fix: /[?&]EIO=/.test(profile.url)
          ? undefined
          : change(`Ask for version ${version}`, { query: { EIO: version } }),
      };
    }
    case 'socket.io-session':
      return {
        cause:
          'The Socket.IO server does not know the session (sid) that the request names: it is over, or another backend has it.',
        remedy: 'Connect without sid; behind a balancer, sessions need sticky routing.',
      };
    case 'sockjs':
      return {
        cause: 'This is the greeting page of a SockJS server, whose WebSocket is below it.',
        remedy: 'Connect to this path with /websocket after it.',
        fix: otherUrl(profile, profile.url.replace(/\/?(?=\?|$)/, '/websocket'), 'Use …/websocket'),
      };
    case 'signalr':
      return {
        cause: 'This is a SignalR server, which wants the id of a negotiated connection.',
        remedy:
          'POST to …/negotiate first and pass its connectionToken as ?id=, or switch negotiation off on the server.',
      };
    case 'graphql':
      return {
        cause: 'The path takes GraphQL over HTTP.',
        remedy: 'Use the path of its subscriptions, and offer graphql-transport-ws or graphql-ws as a subprotocol.',
      };
    default:
      return undefined;
  }
}
