/** What `connect` of the public API rejects with. */
import type { ConnectError } from '../../api.ts';
import type { Finding } from '../../contract/finding.ts';
import type { Failure, Handshake } from '../../contract/model.ts';

export class ConnectFailed extends Error implements ConnectError {
  readonly code: string;
  readonly failure: Failure;
  readonly findings: readonly Finding[];
  declare readonly handshake?: Handshake;

  constructor(failure: Failure, handshake?: Handshake, findings: readonly Finding[] = []) {
    super(failure.message);
    this.name = 'ConnectFailed';
    this.code = failure.code;
    this.failure = failure;
    this.findings = findings;
    if (handshake) this.handshake = handshake;
  }
}
