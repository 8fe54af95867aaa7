/** What the table shows of a scenario's text, however much of it can be read. */
import { getNodeValue, type Node } from 'jsonc-parser';
import {
  longestCell,
  tablePage,
  type ScenarioTable,
  type StepForm,
  type TableStep,
  type TableVariable,
} from '../../../contract/scenarioTable.ts';
import type { JsonValue, ScenarioStep } from '../../../contract/scenario.ts';
import { itemsOf, memberOf, membersOf } from '../../profiles/jsonNodes.ts';
import { reporterTo, type ProfileProblem } from '../../profiles/profileProblem.ts';
import { answer as readAnswer } from '../answerField.ts';
import { extractionsOf, variablesIn } from '../references.ts';
import { pace as readPace, parseScenario } from '../scenarioFile.ts';
import { usableTree } from '../scenarioTree.ts';
import { expectationNodes, step as readStep } from '../stepFields.ts';
import { matchOf } from './matchForm.ts';
import { formOf } from './payloadForm.ts';

/** The page of it that begins at `start`. */
export function scenarioTable(text: string, version: number, start: number): ScenarioTable {
  const root = usableTree(text);
  const member = (name: string): Node | undefined => root && memberOf(root, name);
  const steps = itemsOf(member('steps') ?? nothing);
  const variables = membersOf(member('variables') ?? nothing).map(({ name, value }): TableVariable => {
    return { name, value: getNodeValue(value) as JsonValue };
  });
  const pace = member('pace');
  const loops: unknown = member('loops')?.value;
  const name: unknown = member('name')?.value;
  const target = targetWords(member('target'));
  const awaited = member('answer');
  const answer = awaited && readAnswer(awaited, () => undefined);
  const problem = parseScenario(text).problems.find(({ severity }) => severity === 'error')?.text;
  const named = new Set(variables.map((variable) => variable.name));
  const extracted = new Set(steps.flatMap(extractionsOf).map((extraction) => extraction.name));
  const by = (name: string): TableStep['uses'][number]['by'] =>
    extracted.has(name) ? 'extraction' : named.has(name) ? 'scenario' : 'environment';
  return {
    version,
    name: typeof name === 'string' ? name : '',
    ...(target === undefined ? {} : { target }),
    pace: pace ? readPace(pace, () => undefined) : { kind: 'asFast' },
    loops: typeof loops === 'number' ? loops : 1,
    variables,
    ...(answer === undefined ? {} : { answer }),
    steps: steps.slice(start, start + tablePage).map((node, place) => ({
      step: start + place,
      ...shown(node),
      uses: variablesIn(node).map((used) => ({ name: used, by: by(used) })),
      extracts: extractionsOf(node),
    })),
    total: steps.length,
    ...(problem === undefined ? {} : { problem }),
  };
}

const nothing: Node = { type: 'null', offset: 0, length: 0 };

function targetWords(target: Node | undefined): string | undefined {
  if (target?.type === 'string') return String(target.value);
  const said: unknown = target && (memberOf(target, 'name') ?? memberOf(target, 'url'))?.value;
  return typeof said === 'string' ? said : undefined;
}

function shown(node: Node): Omit<TableStep, 'step' | 'uses' | 'extracts'> {
  const problems: ProfileProblem[] = [];
  const step = readStep(node, reporterTo(problems));
  const problem = problems.find(({ severity }) => severity === 'error')?.text;
  const name: unknown = memberOf(node, 'name')?.value;
  const { form, value } = step === undefined ? { value: jsonOf(node) } : editable(step, node);
  const isCut = value.length > longestCell;
  return {
    kind: step?.kind ?? 'none',
    ...(typeof name === 'string' ? { name } : {}),
    ...(form === undefined || isCut ? {} : { form }),
    ...(isCut ? cut(value) : { value }),
    ...(step === undefined ? {} : termsOf(step)),
    ...(step === undefined ? {} : expectsOf(step, node)),
    ...(problem === undefined ? {} : { problem }),
  };
}

function expectsOf(step: ScenarioStep, node: Node): Pick<TableStep, 'expects'> {
  if (step.kind !== 'expect' && step.kind !== 'never') return {};
  const value = memberOf(node, step.kind);
  const matches = value === undefined ? [] : step.kind === 'expect' ? expectationNodes(value) : [value];
  const { inAnyOrder, next } = step.kind === 'expect' ? step : { inAnyOrder: false, next: false };
  return {
    expects: {
      matches: matches.map(matchOf).map((one) => (one.value.length > longestCell ? cut(one.value) : one)),
      ...(step.within === undefined ? {} : { within: step.within }),
      inAnyOrder,
      next,
    },
  };
}

/** What is cut would be written back so: it has no form. */
function cut(value: string): { value: string } {
  return { value: `${value.slice(0, longestCell)}…` };
}

function termsOf(step: ScenarioStep): Pick<TableStep, 'at' | 'original' | 'frames' | 'compress' | 'answer'> {
  const terms = { at: undefined, original: undefined, answer: undefined, ...framingOf(step), ...step };
  const { at, original, fragments, compress, answer } = terms;
  return {
    ...(answer === undefined ? {} : { answer }),
    ...(at === undefined ? {} : { at }),
    ...(original === undefined ? {} : { original }),
    ...(fragments === undefined ? {} : { frames: fragments.length + 1 }),
    ...(compress === undefined ? {} : { compress }),
  };
}

function framingOf(step: ScenarioStep): { fragments?: readonly number[]; compress?: boolean } {
  return step.kind === 'send' ? step : {};
}

function editable(step: ScenarioStep, node: Node): { form?: StepForm; value: string } {
  switch (step.kind) {
    case 'send':
    case 'ping':
    case 'pong':
    case 'frame':
      return formOf(step.payload);
    case 'close':
      return {
        form: 'close',
        value: [...(step.code === undefined ? [] : [step.code]), step.reason ?? ''].join(' ').trim(),
      };
    case 'wait':
      return { form: 'milliseconds', value: String(step.time) };
    case 'expect':
    case 'never':
      return { value: jsonOf(memberOf(node, step.kind) ?? node) };
    default:
      return step satisfies never;
  }
}

function jsonOf(node: Node): string {
  return JSON.stringify(getNodeValue(node));
}
