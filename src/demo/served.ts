/** What the demo server can serve under one path. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/** A line of the index. */
export interface DemoPath {
  readonly path: string;
  /** One sentence. */
  readonly description: string;
}

/** A path that keeps to the protocol; `ws` speaks it. */
export interface Feed extends DemoPath {
  /** Accepts permessage-deflate (RFC 7692) where it is offered. */
  readonly deflate?: boolean;
  /** Accepts the first of these that is offered. */
  readonly subprotocols?: readonly string[];
  /** Makes what the feed's clients of one server share. */
  open(setting: FeedSetting): OpenFeed;
}

export interface FeedSetting {
  /** The same seed gives the same prices, positions and readings. */
  readonly seed: number;
  /** Divides every pause that is there for a person's eyes. */
  readonly speed: number;
  /** Everything the server serves. */
  readonly paths: readonly DemoPath[];
}

export interface OpenFeed {
  /** Serves one client until its socket closes. */
  join(socket: WebSocket, query: URLSearchParams): void;
}

/** A path that misbehaves, or does what peers rarely do; it writes to the TCP socket itself. */
export interface Fault extends DemoPath {
  readonly answer: (upgrade: Upgrade) => void;
}

/** A client's opening handshake (RFC 6455 §4.1), not answered yet. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Socket;
  /** What came in the same packet after the request's head. */
  readonly head: Buffer;
  readonly query: URLSearchParams;
}
