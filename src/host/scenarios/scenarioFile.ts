/**
 * Reads `*.wsreplay.json`. Tolerant: what is wrong becomes a problem with its place. Comments and trailing commas are
 * allowed.
 */
import { getNodeValue, type Node, type ParseError } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { fastest, mostLoops, slowest, type Pace } from '../../contract/replay.ts';
import {
  expectTime,
  mostSteps,
  type JsonValue,
  type Scenario,
  type ScenarioStep,
  type StepAnswer,
} from '../../contract/scenario.ts';
import { number, oneOf, readFields, text, wrongShape, type Shape } from '../profiles/fields/shapes.ts';
import { readProfileFields } from '../profiles/fields/profileFields.ts';
import { reportUnknownFields } from '../profiles/fields/unknownFields.ts';
import { itemsOf, memberOf, membersOf } from '../profiles/jsonNodes.ts';
import { syntaxProblem } from '../profiles/profileFile.ts';
import { reporterTo, spanOf, type ProfileProblem, type Report, type TextSpan } from '../profiles/profileProblem.ts';
import { variableNamePattern } from '../profiles/variables/template.ts';
import { answer } from './answerField.ts';
import { reportUnknownVariables } from './references.ts';
import { scenarioTree } from './scenarioTree.ts';
import { expectationNodes, step } from './stepFields.ts';

/** What a scenario connects to. */
export type ScenarioTarget =
  | { kind: 'address'; url: string }
  /** By its name in the workspace's profiles, or the user's. */
  | { kind: 'profile'; name: string }
  | { kind: 'inline'; profile: ConnectionProfile };

/** Where a step stands, and each of its expectations. */
export interface StepPlace extends TextSpan {
  /** What the person calls it. */
  name?: string;
  parts: TextSpan[];
}

export interface ScenarioFile {
  /** Undefined where there is an error: what is left is not what was meant. */
  scenario: Scenario | undefined;
  target: ScenarioTarget | undefined;
  /** Of the scenario's steps, in their order. */
  places: StepPlace[];
  problems: ProfileProblem[];
}

const syntaxErrorsTold = 20;
const rootFields = ['$schema', 'name', 'target', 'capture', 'pace', 'loops', 'timeout', 'variables', 'answer', 'steps'];

/** `given`: names of variables that whoever runs it gives a value to. */
export function parseScenario(written: string, given: readonly string[] = []): ScenarioFile {
  const file: ScenarioFile = { scenario: undefined, target: undefined, places: [], problems: [] };
  const errors: ParseError[] = [];
  const root = scenarioTree(written, errors);
  if (written.trim() === '') file.problems.push(empty());
  else for (const error of errors.slice(0, syntaxErrorsTold)) file.problems.push(syntaxProblem(error));
  if (root === 'tooDeep') file.problems.push(tooDeep());
  else if (root) readRoot(root, file, given);
  if (file.problems.some(({ severity }) => severity === 'error')) file.scenario = undefined;
  return file;
}

const notAnObject = (): string => t('The file must be an object with a list of `steps`.');

const empty = (): ProfileProblem => ({
  offset: 0,
  length: 1,
  severity: 'error',
  code: 'not-an-object',
  text: notAnObject(),
});

const tooDeep = (): ProfileProblem => ({
  offset: 0,
  length: 1,
  severity: 'error',
  code: 'too-deep',
  text: t('It has too many levels of lists and objects to be read.'),
});

function readRoot(root: Node, file: ScenarioFile, given: readonly string[]): void {
  const report = reporterTo(file.problems);
  if (root.type !== 'object') {
    report(root, 'not-an-object', notAnObject());
    return;
  }
  reportUnknownFields(root, rootFields, report, 'scenario');
  const fields = readFields<RootFields>(root, shapes, report);
  const {
    name,
    capture,
    answer: awaited,
    target,
    pace = { kind: 'asFast' },
    loops = 1,
    timeout = expectTime,
    variables = {},
  } = fields;
  file.target = target;
  const list = memberOf(root, 'steps');
  if (!list) report(root, 'steps-missing', t('A scenario needs `steps`.'));
  else if (list.type !== 'array') report(list, 'not-a-list', t('`steps` must be a list.'));
  const steps = list?.type === 'array' ? readSteps(list, file, report) : [];
  file.scenario = {
    ...(name === undefined ? {} : { name }),
    ...(capture === undefined ? {} : { capture }),
    pace,
    loops,
    timeout,
    variables,
    ...(awaited === undefined ? {} : { answer: awaited }),
    steps,
  };
  reportUnknownVariables(root, [...Object.keys(variables), ...given], report);
}

function readSteps(list: Node, file: ScenarioFile, report: Report): ScenarioStep[] {
  const items = itemsOf(list);
  if (items.length > mostSteps) report(list, 'too-many-steps', t('A scenario has at most {0} steps.', mostSteps));
  return items.slice(0, mostSteps).flatMap((node) => {
    const read = step(node, report);
    if (read === undefined) return [];
    const name: unknown = memberOf(node, 'name')?.value;
    const value = memberOf(node, 'expect') ?? memberOf(node, 'never');
    const parts = value === undefined ? [] : read.kind === 'expect' ? expectationNodes(value) : [value];
    file.places.push({ ...spanOf(node), ...(typeof name === 'string' ? { name } : {}), parts: parts.map(spanOf) });
    return [read];
  });
}

interface RootFields {
  name?: string;
  capture?: string;
  target?: ScenarioTarget;
  pace?: Pace;
  loops?: number;
  timeout?: number;
  variables?: Record<string, JsonValue>;
  answer?: StepAnswer;
}

/** Undefined where it is none; why was reported. */
export const pace: Shape<Pace> = (node, report) => {
  if (node.type !== 'object') {
    const kind = oneOf('asFast', 'original', 'answers')(node, report);
    return kind === undefined ? undefined : { kind };
  }
  const [one, another] = membersOf(node);
  if (one !== undefined && another === undefined) {
    switch (one.name) {
      case 'every': {
        const interval = number(0, 1e9, { whole: false })(one.value, report);
        return interval === undefined ? undefined : { kind: 'every', interval };
      }
      case 'original': {
        const speed = number(slowest, fastest, { whole: false })(one.value, report);
        return speed === undefined ? undefined : { kind: 'original', speed };
      }
      case 'answers': {
        const timeout = number(1, 1e9, { whole: false })(one.value, report);
        return timeout === undefined ? undefined : { kind: 'answers', timeout };
      }
      default:
        break;
    }
  }
  const words = ['"asFast"', '"original"', '"answers"', '{ "every": 100 }', '{ "original": 2 }', '{ "answers": 3000 }'];
  return wrongShape(node, report, t('one of {0}', words.join(', ')));
};

const target: Shape<ScenarioTarget> = (node, report) => {
  if (typeof node.value === 'string') {
    const isAddress = /^(?:wss?|https?)(?:\+unix)?:/i.test(node.value);
    return isAddress ? { kind: 'address', url: node.value } : { kind: 'profile', name: node.value };
  }
  if (node.type !== 'object') return wrongShape(node, report, t('an address, the name of a profile, or a profile'));
  const profile = readProfileFields(node, report);
  if (profile.url === undefined) {
    if (!memberOf(node, 'url')) report(node, 'url-missing', t('A profile needs a `url`.'));
    return undefined;
  }
  return { kind: 'inline', profile: { ...profile, url: profile.url } };
};

const variables: Shape<Record<string, JsonValue>> = (node, report) => {
  if (node.type !== 'object') return wrongShape(node, report, t('an object: {0}', '{ "name": … }'));
  const entries = membersOf(node).flatMap(({ key, name, value }): [string, JsonValue][] => {
    if (variableNamePattern.test(name)) return [[name, getNodeValue(value) as JsonValue]];
    report(key, 'variable-name', t('{0} cannot be the name of a variable.', JSON.stringify(name)));
    return [];
  });
  return Object.fromEntries(entries);
};

const shapes: { [Field in keyof RootFields]-?: Shape<NonNullable<RootFields[Field]>> } = {
  name: text,
  capture: text,
  target,
  pace,
  loops: number(1, mostLoops, { whole: true }),
  timeout: number(1, 1e9, { whole: false }),
  variables,
  answer,
};
