/** From an address or a profile to a session: understands the address, fills in secrets, begins to connect. */
import type * as vscode from 'vscode';
import type { CheckResult } from '../contract/engine.ts';
import type { ConnectionProfile, Failure } from '../contract/model.ts';
import { RpcError } from '../contract/rpc.ts';
import { parseAddress, type AddressError } from './address/address.ts';
import { connectionLabel } from './address/connectionLabel.ts';
import type { DemoServer } from './demoServer.ts';
import { cancelled } from './failures.ts';
import { redactedUrl } from './profiles/redaction.ts';
import type { SecretVault } from './profiles/secretVault.ts';
import { ConnectFailed } from './sessions/connectFailed.ts';
import type { Opening, Sessions } from './sessions/sessions.ts';

export interface ConnectorOptions {
  sessions: Sessions;
  vault: SecretVault;
  demo: Pick<DemoServer, 'startFor'>;
  log: vscode.LogOutputChannel;
  /** Milliseconds until an unanswered handshake fails. */
  timeout: () => number;
}

export class Connector {
  readonly #options: ConnectorOptions;

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /** Rejects where a secret was asked for and not told. What fails later is told by `opened`. */
  async begin(source: ConnectionProfile): Promise<Opening> {
    const { sessions, vault, demo, log, timeout } = this.#options;
    const address = parseAddress(source.url);
    if ('error' in address) return refused(sessions, source, address);
    const label = connectionLabel(source, address);
    const profile = await vault.resolve({ ...source, url: address.url });
    if (!profile) throw cancelled('Connecting');
    await demo.startFor(profile.url);
    const opening = sessions.connect({ profile, source, label, timeout: timeout() });
    const shown = redactedUrl(address.url);
    log.info(`Connecting to ${shown}`);
    opening.opened.then(
      () => log.info(`Connected to ${shown}`),
      (error: unknown) =>
        log.warn(`Not connected to ${shown}: ${error instanceof ConnectFailed ? error.code : 'internal'}`),
    );
    return opening;
  }

  /** What the doctor says of a connection that is not kept. Rejects where there is nothing that could be tried. */
  async check(source: ConnectionProfile): Promise<CheckResult> {
    const { sessions, vault, demo, timeout } = this.#options;
    const address = parseAddress(source.url);
    if ('error' in address) throw new RpcError(unusableAddress(address));
    const profile = await vault.resolve({ ...source, url: address.url });
    if (!profile) throw cancelled('Checking');
    await demo.startFor(profile.url);
    return sessions.check({ profile, source, label: connectionLabel(source, address), timeout: timeout() });
  }
}

/** The panel shows what is wrong with the address. */
function refused(sessions: Sessions, source: ConnectionProfile, error: AddressError): Opening {
  const failure = unusableAddress(error);
  const session = sessions.refuse(source.name ?? redactedUrl(source.url), source, failure);
  const opened = Promise.reject(new ConnectFailed(failure));
  // Nobody may be waiting for it.
  opened.catch(() => undefined);
  return { session, opened };
}

function unusableAddress({ code, error }: AddressError): Failure {
  return {
    code: `url-${code}`,
    message: 'The address cannot be connected to.',
    cause: error,
    remedy: 'Correct the address and connect again.',
  };
}
