import type { Finding } from './finding.ts';
import type { Handshake } from './model.ts';

/** What was seen of the last attempt to connect, however far it came, and what the doctor says of it. */
export interface Diagnosis extends Omit<Handshake, 'request' | 'findings'> {
  findings: Finding[];
  /** Absent where none was written: the name, the connection, the proxy or TLS failed before. */
  request?: Handshake['request'];
  /** How far it has come: where it is over, the stage that failed, or `open`. */
  stage: AttemptStage;
  /** The proxy that was chosen. */
  via?: { url: string; source: string };
}

/**
 * `name` and `connect` are of the proxy where there is one; `proxy`: what is said to it, TLS with an `https:` proxy
 * included; `tls`: with the server. `open`: the upgrade was answered well.
 */
export type AttemptStage = 'name' | 'connect' | 'proxy' | 'tls' | 'response' | 'open';
