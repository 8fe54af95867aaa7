import type { AttemptStage } from '../../contract/diagnosis.ts';
import type { Head, HandshakeCheck, Redirect, TlsRecord } from '../../contract/model.ts';

export type { AttemptStage };

export interface AnsweredHead extends Head {
  /** 0 where the start line is no status line. */
  status: number;
  /** `1.1`; empty where the start line is no status line. */
  version: string;
  /** The beginning of a body, where one came: at most 64 KiB. */
  body?: Uint8Array;
}

/** All that was seen of one attempt to connect: what the doctor concludes from. Holds no secrets but in `request`. */
export interface Attempt {
  /** Without user information. */
  target: { url: string; secure: boolean; host: string; port: number; path: string; socketPath?: string };
  stage: AttemptStage;
  /** The addresses that the name was resolved to. */
  addresses?: string[];
  /** What the sockets said; `code` is Node's: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, … */
  error?: {
    code: string;
    message: string;
    /** The name that could not be resolved. */
    hostname?: string;
  };
  /** Each address that could not be connected to, with Node's code, in the order of trying. */
  tried?: { address: string; port: number; code: string }[];
  /** Milliseconds that were allowed for the stage, and are over. */
  timedOut?: number;
  /** The other side ended the transport before a whole answer. */
  ended?: boolean;
  timings: { name?: number; connect?: number; proxy?: number; tls?: number; upgrade?: number };
  proxy?: {
    /** Without user information. */
    url: string;
    kind: 'http' | 'https' | 'socks5';
    /** Where it was read: `profile`, `http.proxy`, `HTTPS_PROXY`, … */
    source: string;
    authenticated: boolean;
    request?: Head;
    response?: AnsweredHead;
    /** The answer of a SOCKS proxy that refused (RFC 1928 §6), in words. */
    refusal?: string;
    /** The reply field of that answer. */
    reply?: number;
    /** Of an `https:` proxy itself. */
    tls?: TlsRecord;
  };
  tls?: TlsRecord;
  /** The first bytes that came where they are not what the stage expects: no HTTP; no SOCKS; in `tls`, no TLS. */
  unreadable?: Uint8Array;
  /** The answer's head had no end within so many bytes. */
  headLimit?: number;
  request?: Head;
  response?: AnsweredHead;
  /** What RFC 6455 §4.1 asks of the answer, point by point. */
  checks: HandshakeCheck[];
  offered: {
    subprotocols: string[];
    /** The value of `Sec-WebSocket-Extensions`; empty: none. */ extensions: string;
    key: string;
  };
  /**
   * What a second connection to the same port said when this one could not: `tls` – it speaks TLS; `plain` – it speaks
   * HTTP in plain text; `h2` – by ALPN it takes `h2` and not `http/1.1`.
   */
  probe?: 'tls' | 'plain' | 'h2' | 'neither';
  /** The answer was a redirect that is not followed: because the limit is reached, or none is allowed. */
  redirectLimit?: number;
  /** Answers that were followed on the way to this one, the first one first. */
  redirects?: Redirect[];
}
