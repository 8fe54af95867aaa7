/** What the table of a scenario and the extension host say to each other: the file is the only state. */
import type { Pace } from './replay.ts';
import type { JsonValue, ScenarioStep, StepAnswer } from './scenario.ts';

/** How a payload is written. */
export const payloadForms = ['text', 'json', 'hex', 'base64'] as const;
export type PayloadForm = (typeof payloadForms)[number];

/** What of a step is edited in the table, and how it is written there. */
export type StepForm =
  | PayloadForm
  /** A close frame: code and reason, or nothing. */
  | 'close'
  | 'milliseconds';

/** What an expectation says that is edited in the table; `paths`: a line for each test, `$.price > 4`. */
export const matchForms = ['text', 'regex', 'json', 'like', 'paths'] as const;
export type MatchForm = (typeof matchForms)[number];

export interface TableMatch {
  /** Undefined: it is shown here, and edited in the text. */
  form?: MatchForm;
  value: string;
}

/** What a step expects, and how it is waited for. */
export interface TableExpectations {
  matches: TableMatch[];
  /** Milliseconds; the scenario's `timeout` unless said otherwise. */
  within?: number;
  inAnyOrder: boolean;
  /** The very next message has to match. */
  next: boolean;
}

/** Rows that are shown at a time. */
export const tablePage = 200;
/** A longer text is not edited in the table, in UTF-16 code units. */
export const longestCell = 20_000;

export interface TableStep {
  /** From 0. */
  step: number;
  /** `none`: it cannot be read. */
  kind: ScenarioStep['kind'] | 'none';
  /** What the person calls it. */
  name?: string;
  /** Undefined: it is shown here, and edited in the text. */
  form?: StepForm;
  value: string;
  /** Of `expect` and `never`. */
  expects?: TableExpectations;
  /** What it waits for, answer by answer, where it says so itself. */
  answer?: StepAnswer;
  /** From the start of the scenario, for the pace `original`. */
  at?: number;
  /** Id of the row that it is a copy of. */
  original?: number;
  /** Frames it is cut into, where that is said. */
  frames?: number;
  compress?: boolean;
  /** Names of variables in it, and how each gets its value. */
  uses: { name: string; by: 'scenario' | 'extraction' | 'environment' }[];
  /** Variables that get a value from what comes, and by what. */
  extracts: { name: string; from: string }[];
  /** What is wrong with it. */
  problem?: string;
}

export interface TableVariable {
  name: string;
  value: JsonValue;
}

export interface ScenarioTable {
  /** Of the document: an edit of another one is refused. */
  version: number;
  name: string;
  /** An address, a profile's name, or that of the profile that it is; undefined: nothing says it. */
  target?: string;
  /** Undefined: what stands there is none. */
  pace: Pace | undefined;
  loops: number;
  variables: TableVariable[];
  /** What messages wait for that do not say so themselves. */
  answer?: StepAnswer;
  /** Those of the page that was asked for. */
  steps: TableStep[];
  total: number;
  /** Why it cannot be run as it is: the first that is wrong in the file. */
  problem?: string;
}

export type TableEdit =
  | { kind: 'value'; step: number; form: StepForm; value: string }
  /** The same bytes, written otherwise. */
  | { kind: 'form'; step: number; form: PayloadForm }
  | { kind: 'at'; step: number; at: number | undefined }
  | { kind: 'remove'; step: number }
  | { kind: 'move'; step: number; by: -1 | 1 }
  /** In front of this step; at the end where there is none. */
  | { kind: 'insert'; step: number; what: 'send' | 'expect' }
  /** Undefined: it says nothing. Without a step: of all that say nothing. */
  | { kind: 'answer'; step: number | undefined; answer: StepAnswer | undefined }
  | ExpectEdit
  | { kind: 'pace'; pace: Pace }
  | { kind: 'loops'; loops: number }
  /** Undefined: there is none any more. What is no JSON is a text. */
  | { kind: 'variable'; name: string; value: string | undefined };

export type ExpectEdit =
  | { kind: 'match'; step: number; part: number; form: MatchForm; value: string }
  /** As near to what is expected as the other form can say it. */
  | { kind: 'matchForm'; step: number; part: number; form: MatchForm }
  | { kind: 'addMatch'; step: number }
  | { kind: 'removeMatch'; step: number; part: number }
  | { kind: 'within'; step: number; within: number | undefined }
  | { kind: 'expectFlag'; step: number; flag: 'inAnyOrder' | 'next'; on: boolean };

export interface ScenarioTableCalls {
  table: { params: { start: number }; result: ScenarioTable };
  edit: { params: { version: number; edit: TableEdit }; result: null };
  /** Asks where to, and writes it. */
  chooseTarget: { params: { version: number }; result: null };
  run: { params: { how: 'itself' | 'elsewhere' | 'dry' }; result: null };
  /** Shows the file as text, at this step. */
  showText: { params: { step?: number }; result: null };
}

export interface ScenarioTableEvents {
  /** The file is another one: by this table, or by somebody else. */
  changed: null;
}
