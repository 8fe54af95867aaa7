/** What the bodies of refusals say, in the words of the servers that write them. */
import type { AnsweredHead } from '../net/attempt.ts';
import { bodyText } from './answerEvidence.ts';

export type BodySign =
  /** A plain request came to a TLS port. */
  | 'tls-port'
  | 'client-certificate-missing'
  | 'client-certificate-refused'
  | 'http2'
  /** The server saw a request without `Upgrade`, or without `Connection: Upgrade`. */
  | 'upgrade-lost'
  | 'origin'
  | 'socket.io-transport'
  | 'socket.io-session'
  | 'socket.io-version'
  | 'sockjs'
  | 'signalr'
  | 'graphql'
  | 'express'
  | 'mongodb';

const signs: [BodySign, RegExp][] = [
  [
    'tls-port',
    /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL|requires TLS/i,
  ],
  ['client-certificate-missing', /No required SSL certificate was sent|client certificate (?:is )?required/i],
  ['client-certificate-refused', /SSL certificate error|client certificate (?:was )?(?:invalid|rejected|revoked)/i],
  ['http2', /(?:Missing|Unknown) ALPN Protocol, expected `h2|only HTTP\/2 is supported/i],
  ['mongodb', /trying to access MongoDB over HTTP/],
  ['socket.io-transport', /"code":0,"message":"Transport unknown"/],
  ['socket.io-session', /"code":1,"message":"Session ID unknown"/],
  ['socket.io-version', /"code":5,"message":"Unsupported protocol version"/],
  ['sockjs', /Welcome to SockJS!/],
  ['signalr', /Connection ID required|No Connection with that ID/i],
  ['graphql', /GET query missing|Must provide (?:a )?query string|provide query string/i],
  [
    'origin',
    /\b(?:bad|invalid|wrong|missing|unexpected|unknown|forbidden|disallowed) origin|origin\b.{0,60}\b(?:not (?:allowed|authori[sz]ed|permitted|trusted)|denied|rejected|forbidden|invalid|mismatch)|cross[- ]origin/i,
  ],
  [
    'upgrade-lost',
    /upgrade required|Can "Upgrade" only to "WebSocket"|"Connection" must be "Upgrade"|not using the websocket protocol|expected (?:a )?websocket|(?:missing|invalid|no|not found in|does not contain) (?:['"`]?)(?:upgrade|connection)\b|'upgrade' token not found|not a websocket (?:handshake|request|upgrade)|not contain (?:['"]?)upgrade|this is a websocket (?:endpoint|server)|use a websocket client|websocket (?:connection|upgrade|request)s? (?:only|required|expected)/i,
  ],
  ['express', /Cannot GET \//],
];

/** Undefined where the body says nothing that is known here. */
export function bodySign(answer: AnsweredHead): BodySign | undefined {
  const text = bodyText(answer);
  return text === '' ? undefined : signs.find(([, pattern]) => pattern.test(text))?.[0];
}
