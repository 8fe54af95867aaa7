/** What `connect` of the public API rejects with. */
import type { ConnectError } from '../../api.ts';
import type { Failure, Handshake } from '../../contract/model.ts';

export class ConnectFailed extends Error implements ConnectError {
  readonly code: string;
  readonly failure: Failure;
  declare readonly handshake?: Handshake;

  constructor(failure: Failure, handshake?: Handshake) {
    super(failure.message);
    this.name = 'ConnectFailed';
    this.code = failure.code;
    this.failure = failure;
    if (handshake) this.handshake = handshake;
  }
}
