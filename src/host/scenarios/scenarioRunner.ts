/** Runs scenarios in the window: each on a connection of its own, which is among the others and has its capture. */
import type { CancellationToken } from 'vscode';
import { runVerdict, type PlannedSend, type ReplayReport, type RunVerdict } from '../../contract/replay.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Connector } from '../connector.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import { cancellable } from '../sessions/cancellable.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { noTarget, noSuchProfile, scenarioFaulty } from './failures.ts';
import { resolveScenario, type RunnableScenario } from './resolveScenario.ts';
import { parseScenario, type ScenarioFile } from './scenarioFile.ts';
import { toldVerdicts, type ToldVerdict } from './verdictWords.ts';

export interface ScenarioResult {
  verdict: RunVerdict;
  report: ReplayReport;
  verdicts: ToldVerdict[];
  session: HostSession;
}

export interface RunnerServices {
  connector: Connector;
  profiles: Profiles;
  sessions: Sessions;
}

/** Where a scenario is run: where it says itself, on a connection that is open, or on a new one by a profile. */
export type RunTarget =
  { kind: 'own' } | { kind: 'session'; session: HostSession } | { kind: 'profile'; source: SourceProfile };

export interface RunTerms {
  target?: RunTarget;
  /** Hears of the connection. */
  began?: (session: HostSession) => void;
  token?: CancellationToken;
}

export class ScenarioRunner {
  readonly #services: RunnerServices;

  constructor(services: RunnerServices) {
    this.#services = services;
  }

  /**
   * Connects, runs, and closes the connection; one that is open already stays open. Rejects where the file has an error,
   * nothing says what to connect to, or the connection is not made.
   */
  async run(text: string, terms: RunTerms = {}): Promise<ScenarioResult> {
    const { target = { kind: 'own' } } = terms;
    const { file, scenario } = usable(text);
    switch (target.kind) {
      case 'own':
        return this.#connect({ text, file, scenario }, await this.#target(file), terms);
      case 'profile':
        return this.#connect({ text, file, scenario }, target.source, terms);
      case 'session':
        return this.#runOn({ text, file, scenario }, target.session, terms);
      default:
        return target satisfies never;
    }
  }

  /** On a connection that is open: only what comes from now on counts. */
  async #runOn(
    { text, file, scenario }: UsableScenario,
    session: HostSession,
    { began, token }: RunTerms,
  ): Promise<ScenarioResult> {
    const { url, name, from }: SourceProfile = session.source;
    const source = { url, ...(name === undefined ? {} : { name }), ...(from === undefined ? {} : { from }) };
    const { variables, secrets } = await resolveScenario({ scenario, text, target: source, given: {} }, (asked) =>
      // Where nothing is looked up, nobody is asked for what the address needs.
      asked.onOpen?.length ? this.#services.connector.resolve(asked) : Promise.resolve({ profile: asked, secrets: [] }),
    );
    began?.(session);
    const request = { scenario, variables };
    const report = await cancellable(token, (signal) => session.call('runScenario', request, signal));
    return {
      verdict: runVerdict(report),
      report,
      verdicts: toldVerdicts(report, scenario, file.places, secrets),
      session,
    };
  }

  async #connect(
    { text, file, scenario }: UsableScenario,
    target: SourceProfile,
    { began, token }: RunTerms,
  ): Promise<ScenarioResult> {
    let runnable: RunnableScenario | undefined;
    const opening = await this.#services.connector.begin(target, async (source, resolve) => {
      runnable = await resolveScenario({ scenario, text, target: source, given: {} }, resolve);
      return { profile: runnable.profile, secrets: runnable.secrets };
    });
    const { session } = opening;
    began?.(session);
    const listening = token?.onCancellationRequested(() => {
      // What is open is cancelled by its call.
      if (session.snapshot.state === 'connecting') void this.#services.sessions.close(session);
    });
    try {
      await opening.opened;
    } finally {
      listening?.dispose();
    }
    const { variables, secrets } = runnable!;
    try {
      const request = { scenario, variables, fromOpening: true };
      const report = await cancellable(token, (signal) => session.call('runScenario', request, signal));
      const verdicts = toldVerdicts(report, scenario, file.places, secrets);
      return { verdict: runVerdict(report), report, verdicts, session };
    } finally {
      if (session.snapshot.state === 'open') await this.#services.sessions.close(session, 1000);
    }
  }

  /** What would be sent. Connects to nothing, and asks nobody: what only a run knows stands as it is written. */
  async planned(text: string, by: HostSession | undefined): Promise<PlannedSend[]> {
    const { scenario } = usable(text);
    const session = by ?? this.#services.sessions.all.at(-1);
    if (session === undefined) return [];
    const { sends } = await session.call('planScenario', { scenario });
    return sends;
  }

  async #target({ target }: ScenarioFile): Promise<SourceProfile> {
    switch (target?.kind) {
      case 'address':
        return { url: target.url };
      case 'inline':
        return target.profile;
      case 'profile': {
        const all = await this.#services.profiles.all();
        const found = all.find(({ profile }) => profile.name === target.name);
        if (!found) throw noSuchProfile(target.name);
        return found.profile;
      }
      case undefined:
        throw noTarget();
      default:
        return target satisfies never;
    }
  }
}

interface UsableScenario {
  text: string;
  file: ScenarioFile;
  scenario: Scenario;
}

function usable(text: string): Pick<UsableScenario, 'file' | 'scenario'> {
  const file = parseScenario(text);
  const error = file.problems.find(({ severity }) => severity === 'error');
  if (file.scenario === undefined) throw scenarioFaulty(error?.text ?? '');
  return { file, scenario: file.scenario };
}
