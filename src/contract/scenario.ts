/**
 * A conversation with a server, written down: what is sent, and what is expected to come. `*.wsreplay.json` files are
 * read to this; see docs/replay.md. Times are milliseconds. Texts of messages and of what is expected may hold
 * `${name}`, the value of a variable; `$${` is a literal `${`.
 */
import type { ProfileMessage } from './profile.ts';
import type { Pace } from './replay.ts';

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

export interface Scenario {
  name?: string;
  /** Id of the capture that `original`s are rows of. */
  capture?: string;
  pace: Pace;
  loops: number;
  /** How long an expectation waits that does not say so itself. */
  timeout: number;
  variables: Readonly<Record<string, JsonValue>>;
  /** What messages wait for that do not say so themselves, answer by answer; `id` unless said otherwise. */
  answer?: StepAnswer;
  steps: readonly ScenarioStep[];
}

/** What a message waits for before the next one is sent, answer by answer. Looked for from the moment of sending on. */
export type StepAnswer =
  /** The answer to the request that it is, by the id in it; nothing where it has none. */
  | { kind: 'id' }
  | { kind: 'none' }
  /** So many messages. */
  | { kind: 'count'; count: number }
  /** The message that has, at `in` (`path` unless said otherwise), the value that it has itself at `path`. */
  | { kind: 'same'; path: string; in?: string }
  /** A message that has this value at this path. */
  | { kind: 'value'; path: string; value: JsonValue };

/** What an expectation waits for where nobody says otherwise. */
export const expectTime = 5_000;
/** Of a scenario. */
export const mostSteps = 100_000;

export type ScenarioStep =
  | ({ kind: 'send'; payload: ProfileMessage; binary: boolean } & SendingTerms & Framing)
  | ({ kind: 'ping' | 'pong'; payload: ProfileMessage } & SendingTerms)
  /** Without a code: an empty close frame (RFC 6455 §5.5.1). */
  | ({ kind: 'close'; code?: number; reason?: string } & SendingTerms)
  /** As it is told, valid or not. */
  | ({
      kind: 'frame';
      frame: { opcode: number; fin: boolean; rsv: number; mask: boolean };
      payload: ProfileMessage;
    } & SendingTerms)
  | { kind: 'wait'; time: number }
  | ExpectStep
  /** None of these may come; without `within` from here to the end of the scenario. */
  | { kind: 'never'; match: Match; within?: number };

export interface SendingTerms {
  /** From the start of the scenario, for the pace `original`. */
  at?: number;
  /** Id of the row that it is a copy of. */
  original?: number;
  answer?: StepAnswer;
}

export interface Framing {
  /** Payload bytes of each frame but the last. */
  fragments?: readonly number[];
  compress?: boolean;
}

export interface ExpectStep {
  kind: 'expect';
  expectations: readonly Expectation[];
  inAnyOrder: boolean;
  /** For all of them; the scenario's `timeout` unless said otherwise. */
  within?: number;
  /** The very next message has to match; else those that do not are passed over. */
  next: boolean;
}

export interface Expectation {
  match: Match;
  /** Variables that get a value from the message that matched. */
  extract: readonly { name: string; from: Extraction }[];
}

/** What of a message: the value at a JSON path, or of a regular expression the first group, or all where it has none. */
export type Extraction = { kind: 'path'; path: string } | ({ kind: 'regex' } & Regex);

export interface Regex {
  source: string;
  /** Of `dimsuv`. */
  flags: string;
}

/** All that is there has to be true of one received message, or control frame. */
export interface Match {
  /** Kind of frame; a message of either kind unless said otherwise. */
  is?: 'text' | 'binary' | 'ping' | 'pong' | 'close';
  /** Of a close frame; 1005: it has none. */
  code?: number;
  /** All of the payload; of a close frame its reason. */
  text?: string;
  regex?: Regex;
  bytes?: { hex: string } | { base64: string };
  /** The payload is this JSON; members in any order. */
  json?: { value: JsonValue };
  /** These members are in it, and what they hold likewise; it may have more. Lists are as long. */
  like?: { value: JsonValue };
  paths?: readonly { path: string; test: ValueTest }[];
  /** A JSON schema: draft 4, 7, 2019-09 or 2020-12, as its `$schema` says; 2020-12 unless it does. */
  schema?: JsonValue;
}

export type ValueTest =
  | { operator: '==' | '!='; value: JsonValue }
  | { operator: '<' | '<=' | '>' | '>='; value: number | string }
  | { operator: 'contains'; value: JsonValue }
  | { operator: 'exists'; value: boolean }
  | { operator: 'matches'; value: Regex };

/** Texts of a verdict are cut here, in UTF-16 code units. */
export const longestVerdictText = 100_000;

/** How an expectation went; of several loops the first in which it failed. */
export interface Verdict {
  /** Places among the steps, and among the expectations of that step. */
  step: number;
  part: number;
  /** `missed`: the scenario ended before it. */
  state: 'passed' | 'failed' | 'missed';
  /** From 1. */
  loop: number;
  /** How long it waited. */
  duration: number;
  /** Why it failed, in sentences. */
  message?: string;
  /** What was expected and what came, to be laid side by side; `actual` is empty where nothing came. */
  expected?: string;
  actual?: string;
  /** The row that decided. */
  row?: number;
}
