/**
 * What is needed to connect. In `.vscode/websockets.json` any text may hold `${…}` variables; what the engine is given
 * holds none. Durations are milliseconds, lengths bytes. Paths are absolute here, relative to the workspace folder there.
 */
import type { HeaderList } from './head.ts';

export interface ConnectionProfile {
  name?: string;
  /** Where it lies in the tree: `Team/Staging`. */
  folder?: string;
  /** `ws://` or `wss://`, `ws+unix:` and `wss+unix:` with `/path/of.sock:/request/path`; `http(s)://` is understood as its twin. */
  url: string;
  /** Added to what the URL has, percent-encoded. */
  query?: Record<string, string>;
  /** As they are, in order, case and number; one that the handshake has of itself (RFC 6455 §4.1) takes its place. */
  headers?: HeaderList;
  /** In order of preference. */
  subprotocols?: string[];
  origin?: string;
  cookies?: Record<string, string>;
  auth?: Auth;
  /** `auto` (also where absent): as VS Code and the environment say; or the proxy's URL: `http:`, `https:`, `socks5:`, `socks5h:`. */
  proxy?: string;
  tls?: TlsSettings;
  /** Offer permessage-deflate; true unless said otherwise. */
  compression?: boolean | Compression;
  timeouts?: Timeouts;
  /** How many redirects are followed; none unless said otherwise. */
  followRedirects?: number;
  /** A longer message fails the connection (1009); no limit unless said otherwise. */
  maxPayload?: number;
  /** Answer pings (RFC 6455 §5.5.2); true unless said otherwise. */
  autoPong?: boolean;
  /** Which addresses of a name are tried; both unless said otherwise. */
  family?: 'ipv4' | 'ipv6';
  /** What payloads mean, where it is not to be recognised: a format, or a chain such as `base64 > zlib > msgpack`. */
  decoder?: string;
  /** What messages are made of, where their format needs a schema to be read. */
  schema?: PayloadSchema;
  /** Sent at each (re)connect, in order. */
  onOpen?: ProfileMessage[];
  heartbeat?: Heartbeat;
  /** True: with all its defaults. */
  reconnect?: boolean | Reconnect;
}

export type Auth =
  | { type: 'basic'; username: string; password: string }
  | { type: 'bearer'; token: string }
  | { type: 'apiKey'; name: string; value: string; in: 'header' | 'query' };

/** Files are PEM but `pfx`; a PEM text itself is understood in the place of its path. */
export interface TlsSettings {
  /** Trusted besides the system's. */
  ca?: string | string[];
  cert?: string;
  key?: string;
  /** PKCS #12, in the place of `cert` and `key`. */
  pfx?: string;
  passphrase?: string;
  /** SNI, and the name that the certificate is checked for; the URL's host unless said otherwise. */
  servername?: string;
  minVersion?: TlsVersion;
  maxVersion?: TlsVersion;
  /** False: any certificate is taken. Shown in red as long as it lasts. */
  verify?: boolean;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** Which of a schema's messages is received (`in`) and which sent (`out`); `message` is what both are that is not said. */
export interface PayloadSchema {
  /** `.proto`, or a FileDescriptorSet of Protocol Buffers; `.avsc` of Avro. */
  file: string;
  in?: string;
  out?: string;
  message?: string;
  /** The first one that fits a payload says what it is; `in`, `out` and `message` are for the others. */
  rules?: MessageRule[];
}

/** Payloads of one direction, or of both, that begin with certain bytes are such a message. */
export interface MessageRule {
  message: string;
  dir?: 'in' | 'out';
  /** Pairs of hexadecimal digits. */
  starts?: string;
  /** Bytes before the message, such as one that says which it is. */
  skip?: number;
}

/** The parameters of the offer (RFC 7692 §7.1). */
export interface Compression {
  serverNoContextTakeover?: boolean;
  clientNoContextTakeover?: boolean;
  /** 8 to 15; asks the server for no more than that. */
  serverMaxWindowBits?: number;
  /** 8 to 15; what we would like to use at most; true (also where absent): whatever the server says. */
  clientMaxWindowBits?: number | boolean;
  /** Shorter messages are sent uncompressed; 1024 unless said otherwise. */
  threshold?: number;
}

export interface Timeouts {
  /** Until the transport is there: name, connect, proxy, TLS. */
  connect?: number;
  /** From the request to its whole answer. */
  response?: number;
}

/** A text; or one of these. */
export type ProfileMessage = string | { text: string } | { json: unknown } | { hex: string } | { base64: string };

export interface Heartbeat {
  interval: number;
  /** Without any answer for so long the peer is taken for dead, and the connection ended; not at all unless said. */
  timeout?: number;
  /** Sent in the place of a ping. */
  message?: ProfileMessage;
}

export interface Reconnect {
  /** In a row without success; 10 unless said otherwise. */
  attempts?: number;
  /** Before the first attempt; 1,000 unless said otherwise. Each further one waits `factor` times longer. */
  delay?: number;
  /** 30,000 unless said otherwise. */
  maxDelay?: number;
  /** 2 unless said otherwise. */
  factor?: number;
  /** The share of each delay that is left to chance: 0 to 1; 0.5 unless said otherwise. */
  jitter?: number;
  /** Close codes after which it stays closed: `[1000, 1008]` unless said otherwise. */
  stopOn?: number[];
}
