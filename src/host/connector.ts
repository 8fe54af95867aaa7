/** From an address or a profile to a session: fills in variables and secrets, begins to connect. */
import type * as vscode from 'vscode';
import type { CheckResult, NetworkSurroundings } from '../contract/engine.ts';
import type { Failure } from '../contract/model.ts';
import { failureOf } from '../contract/rpc.ts';
import { parseAddress } from './address/address.ts';
import { connectionLabel } from './address/connectionLabel.ts';
import type { DemoServer } from './demoServer.ts';
import { withoutSecrets } from './profiles/knownSecrets.ts';
import { redactedUrl } from './profiles/redaction.ts';
import { withoutReferences } from './profiles/secretReferences.ts';
import { withoutTemplates, type SourceProfile } from './profiles/sourceProfile.ts';
import type { ResolvedProfile } from './profiles/variables/resolveProfile.ts';
import { ConnectFailed } from './sessions/connectFailed.ts';
import type { ConnectTarget, Opening, Sessions } from './sessions/sessions.ts';

export interface ConnectorOptions {
  sessions: Sessions;
  /** With every variable and secret in its place; rejects with an `RpcError`. */
  resolve: Resolve;
  /** What a profile is called among all of the window. */
  titleOf: (source: SourceProfile) => string | undefined;
  demo: Pick<DemoServer, 'startFor'>;
  log: vscode.LogOutputChannel;
  /** Milliseconds until an unanswered handshake fails. */
  timeout: () => number;
  network: () => NetworkSurroundings;
}

type Resolve = (source: SourceProfile) => Promise<ResolvedProfile>;

/** Makes of a profile as it is written one to connect with. */
export type Prepare = (source: SourceProfile, resolve: Resolve) => Promise<ResolvedProfile>;

export class Connector {
  readonly #options: ConnectorOptions;

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /**
   * Rejects where a question was left. What fails otherwise is told by `opened`, and by the session. `prepare`: resolves
   * the profile with more than it says itself.
   */
  async begin(written: SourceProfile, prepare: Prepare = (source, resolve) => resolve(source)): Promise<Opening> {
    const source = withoutTemplates(written);
    const { sessions, log } = this.#options;
    let target: ConnectTarget;
    try {
      target = await this.#target(source, prepare);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'cancelled') throw error;
      log.warn(`Not connected: ${failure.code}`);
      return refused(sessions, source, failure);
    }
    const opening = sessions.connect(target);
    const shown = withoutSecrets(redactedUrl(target.profile.url), target.secrets ?? []);
    log.info(`Connecting to ${shown}`);
    opening.opened.then(
      () => log.info(`Connected to ${shown}`),
      (error: unknown) =>
        log.warn(`Not connected to ${shown}: ${error instanceof ConnectFailed ? error.code : 'internal'}`),
    );
    return opening;
  }

  /** What a profile is with every variable and secret in its place. Rejects where a question was left, too. */
  resolve(source: SourceProfile): Promise<ResolvedProfile> {
    return this.#options.resolve(withoutTemplates(source));
  }

  /** What the doctor says of a connection that is not kept. Rejects where there is nothing that could be tried. */
  async check(source: SourceProfile, signal?: AbortSignal): Promise<CheckResult> {
    return this.#options.sessions.check(
      await this.#target(withoutTemplates(source), (one, resolve) => resolve(one)),
      signal,
    );
  }

  async #target(source: SourceProfile, prepare: Prepare): Promise<ConnectTarget> {
    const { resolve, titleOf, demo, timeout, network } = this.#options;
    const { profile, secrets } = await prepare(source, resolve);
    await demo.startFor(profile.url);
    const name = titleOf(source);
    const label = connectionLabel({ url: source.url, ...(name === undefined ? {} : { name }) }, profile);
    return { profile, source, label: withoutSecrets(label, secrets), timeout: timeout(), secrets, network: network() };
  }
}

/** What is to be mended in the profile's file. */
const profileFaults = /^(?:unresolved-variable|variable-cycle|secret-in-host|relative-path|url-[a-z]+)$/;

/** The panel shows what is wrong with the profile. */
function refused(sessions: Sessions, source: SourceProfile, failure: Failure): Opening {
  const address = parseAddress(source.url);
  const url = 'error' in address ? source.url : address.url;
  const session = sessions.refuse(source.name ?? withoutReferences(redactedUrl(url)), source, failure, {
    inProfile: source.from !== undefined && profileFaults.test(failure.code),
  });
  const opened = Promise.reject(new ConnectFailed(failure));
  // Nobody may be waiting for it.
  opened.catch(() => undefined);
  return { session, opened };
}
