import type { Finding } from '../contract/finding.ts';
import type { Handshake } from '../contract/model.ts';
import { Affinity } from './doctor/affinity.ts';
import { closedAtOnce } from './doctor/closedAtOnce.ts';
import type { ConnectionFacts } from './doctor/connectionFacts.ts';
import { IdleTimeout } from './doctor/idleTimeout.ts';

/** What the doctor says of the connections of a session, one after the other: the newest of each code. */
export class FindingsOverTime {
  readonly #affinity = new Affinity();
  readonly #idle = new IdleTimeout();
  readonly #findings = new Map<string, Finding>();

  get all(): readonly Finding[] {
    return [...this.#findings.values()];
  }

  /** A connection was opened. */
  opened({ request, response }: Pick<Handshake, 'request' | 'response'>): void {
    this.#findings.delete('closed-at-once');
    if (response !== undefined) this.#note(this.#affinity.opened({ request, response }));
  }

  /** A connection that was open has ended. */
  ended(facts: ConnectionFacts): void {
    this.#note(closedAtOnce(facts));
    this.#note(this.#idle.ended(facts));
  }

  #note(finding: Finding | undefined): void {
    if (finding !== undefined) this.#findings.set(finding.code, finding);
  }
}
