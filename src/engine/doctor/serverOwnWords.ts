/** Servers with a protocol of their own above WebSocket, which want to be asked in another way. */
import { t } from '../../contract/l10n.ts';
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
        cause: t('This is a Socket.IO server, and the request does not say that it wants the WebSocket transport.'),
        remedy: t('Connect to its path with ?EIO=4&transport=websocket.'),
        fix: change(t('Ask for the WebSocket transport'), { query: { EIO: '4', transport: 'websocket' } }),
      };
    case 'socket.io-version': {
      const version = /[?&]EIO=3\b/.test(profile.url) || profile.query?.['EIO'] === '3' ? '4' : '3';
      return {
        cause: t('The Socket.IO server speaks another version of its protocol.'),
        remedy: t('Ask for version {0} with ?EIO={0}.', version),
        fix: /[?&]EIO=/.test(profile.url)
          ? undefined
          : change(t('Ask for version {0}', version), { query: { EIO: version } }),
      };
    }
    case 'socket.io-session':
      return {
        cause: t(
          'The Socket.IO server does not know the session (sid) that the request names: it is over, or another backend has it.',
        ),
        remedy: t('Connect without sid; behind a balancer, sessions need sticky routing.'),
      };
    case 'sockjs':
      return {
        cause: t('This is the greeting page of a SockJS server, whose WebSocket is below it.'),
        remedy: t('Connect to this path with /websocket after it.'),
        fix: otherUrl(profile, profile.url.replace(/\/?(?=\?|$)/, '/websocket'), t('Use {0}', '…/websocket')),
      };
    case 'signalr':
      return {
        cause: t('This is a SignalR server, which wants the id of a negotiated connection.'),
        remedy: t(
          'POST to …/negotiate first and pass its connectionToken as ?id=, or switch negotiation off on the server.',
        ),
      };
    case 'graphql':
      return {
        cause: t('The path takes GraphQL over HTTP.'),
        remedy: t('Use the path of its subscriptions, and offer graphql-transport-ws or graphql-ws as a subprotocol.'),
      };
    default:
      return undefined;
  }
}
