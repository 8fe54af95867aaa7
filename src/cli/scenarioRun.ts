/** Runs one scenario file by the engine, from its text to its verdicts. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EngineCalls } from '../contract/engine.ts';
import type { Failure } from '../contract/model.ts';
import { runVerdict, type PlannedSend, type RunVerdict } from '../contract/replay.ts';
import { failureOf } from '../contract/rpc.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { EngineClient } from '../host/engine/engineClient.ts';
import { networkSurroundings } from '../host/networkSurroundings.ts';
import { withoutSecrets } from '../host/profiles/knownSecrets.ts';
import { positionAt } from '../host/profiles/textPosition.ts';
import type { SourceProfile } from '../host/profiles/sourceProfile.ts';
import { resolveScenario, type RunnableScenario } from '../host/scenarios/resolveScenario.ts';
import { parseScenario, type ScenarioFile } from '../host/scenarios/scenarioFile.ts';
import { toldVerdicts, type ToldVerdict } from '../host/scenarios/verdictWords.ts';
import type { RunOptions } from './commandLine.ts';
import { wrongSetup } from './failures.ts';
import { TerminalProfiles } from './profiles.ts';

/** How a file went. `wrong`: it could not be begun. */
export interface FileResult {
  file: string;
  text: string;
  name: string;
  verdict: RunVerdict | 'wrong';
  /** Why it could not be begun, or not be ended. */
  failure?: Failure;
  /** What is wrong with the file: `12:5: sentence`. */
  problems: string[];
  verdicts: ToldVerdict[];
  sent: number;
  /** Milliseconds. */
  duration: number;
  /** Of a dry run. */
  planned?: PlannedSend[];
}

/** `signal` cancels it: then it is `cancelled`. */
export async function runFile(
  file: string,
  options: RunOptions,
  engine: EngineClient,
  signal: AbortSignal,
): Promise<FileResult> {
  const result: FileResult = {
    file,
    text: '',
    name: file,
    verdict: 'wrong',
    problems: [],
    verdicts: [],
    sent: 0,
    duration: 0,
  };
  let secrets: string[] = [];
  try {
    result.text = readText(file);
    const parsed = parseScenario(result.text, Object.keys(options.variables));
    result.problems = parsed.problems.map((problem) => problemLine(result.text, problem));
    if (parsed.scenario === undefined) return result;
    result.name = parsed.scenario.name ?? file;
    const runnable = await prepare(file, result.text, parsed, parsed.scenario, options);
    ({ secrets } = runnable);
    if (options.dryRun) {
      const { sends } = await engine.call('planScenario', { session: '', ...only(runnable) });
      return { ...result, verdict: 'passed', planned: sends };
    }
    result.verdict = 'broken';
    return await converse(result, runnable, parsed, options, engine, signal);
  } catch (error) {
    return { ...result, failure: withoutSecretsIn(failureOf(error), secrets) };
  }
}

async function prepare(
  file: string,
  text: string,
  { target }: ScenarioFile,
  scenario: Scenario,
  options: RunOptions,
): Promise<RunnableScenario> {
  const profiles = new TerminalProfiles({
    file: options.profiles,
    beside: dirname(file),
    environment: options.environment,
    env: process.env,
  });
  const given = options.variables;
  return resolveScenario({ scenario, text, target: targetOf(target, options, profiles), given }, (source) =>
    profiles.resolve(source),
  );
}

function targetOf(
  target: ScenarioFile['target'],
  { profile, url }: RunOptions,
  profiles: TerminalProfiles,
): SourceProfile {
  if (url !== undefined) return { url };
  if (profile !== undefined) return profiles.named(profile);
  switch (target?.kind) {
    case 'address':
      return { url: target.url };
    case 'profile':
      return profiles.named(target.name);
    case 'inline':
      return target.profile;
    case undefined:
      throw wrongSetup(
        'Nothing says what to connect to.',
        'Write a `target` into the scenario, or pass --url or --profile.',
      );
    default:
      return target satisfies never;
  }
}

async function converse(
  result: FileResult,
  runnable: RunnableScenario,
  { places }: ScenarioFile,
  { connectTimeout }: RunOptions,
  engine: EngineClient,
  signal: AbortSignal,
): Promise<FileResult> {
  const session = randomUUID();
  const { profile, secrets, scenario } = runnable;
  const connect: EngineCalls['connect']['params'] = {
    session,
    profile,
    label: result.name,
    timeout: connectTimeout,
    secrets,
    network: networkSurroundings(() => undefined, process.env['SSLKEYLOGFILE'] ?? '', process.env),
  };
  try {
    await engine.call('connect', connect, signal);
    const report = await engine.call('runScenario', { session, fromOpening: true, ...only(runnable) }, signal);
    const { failure, sent, duration } = report;
    return {
      ...result,
      verdict: runVerdict(report),
      verdicts: toldVerdicts(report, scenario, places, secrets),
      sent,
      duration,
      ...(failure === undefined ? {} : { failure: withoutSecretsIn(failure, secrets) }),
    };
  } catch (error) {
    if (signal.aborted) return { ...result, verdict: 'cancelled' };
    throw error;
  } finally {
    await end(session, engine);
  }
}

/** Says goodbye where the scenario has not. */
async function end(session: string, engine: EngineClient): Promise<void> {
  try {
    await engine.call('send', { session, message: { kind: 'close', code: 1000 } });
  } catch (error) {
    if (!['not-open', 'no-session', 'send-failed', 'engine-died'].includes(failureOf(error).code)) throw error;
  }
  try {
    await engine.call('forget', { session });
  } catch (error) {
    if (!['no-session', 'engine-died'].includes(failureOf(error).code)) throw error;
  }
}

function only({ scenario, variables }: RunnableScenario): Pick<RunnableScenario, 'scenario' | 'variables'> {
  return { scenario, variables };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrongSetup(`${file} cannot be read.`, error instanceof Error ? error.message : String(error));
  }
}

function problemLine(text: string, { offset, severity, text: sentence }: ScenarioFile['problems'][number]): string {
  const { line, character } = positionAt(text, offset);
  return `${line + 1}:${character + 1}: ${severity}: ${sentence}`;
}

function withoutSecretsIn({ code, ...sentences }: Failure, secrets: readonly string[]): Failure {
  const [message, cause, remedy] = [sentences.message, sentences.cause, sentences.remedy].map((sentence) =>
    withoutSecrets(sentence, secrets),
  ) as [string, string, string];
  return { code, message, cause, remedy };
}
