/** Edits of the table as edits of the scenario's text: what they do not touch stays as it is written, comments too. */
import { modify, parseTree, type Edit, type JSONPath, type Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import type { ProfileMessage } from '../../../contract/profile.ts';
import type { StepAnswer } from '../../../contract/scenario.ts';
import type { StepForm, TableEdit } from '../../../contract/scenarioTable.ts';
import { itemsOf, memberOf } from '../../profiles/jsonNodes.ts';
import { reporterTo, type ProfileProblem } from '../../profiles/profileProblem.ts';
import { variableNamePattern } from '../../profiles/variables/template.ts';
import { answer as readAnswer, answerJson } from '../answerField.ts';
import { paceJson } from '../scenarioText.ts';
import { usableTree } from '../scenarioTree.ts';
import { step as readStep } from '../stepFields.ts';
import { expectEdits } from './expectEdits.ts';
import { changedMeanwhile, noSteps, notWritten } from './failures.ts';
import { inForm, payloadOf } from './payloadForm.ts';

const formattingOptions = { insertSpaces: true, tabSize: 2 };

/** Throws an `RpcError` where it is none, or the step is not there. */
export function tableEdits(text: string, edit: TableEdit): Edit[] {
  const set = (path: JSONPath, value: unknown): Edit[] => modify(text, path, value, { formattingOptions });
  switch (edit.kind) {
    case 'pace':
      return set(['pace'], paceJson(edit.pace));
    case 'loops':
      return set(['loops'], edit.loops);
    case 'variable':
      if (!variableNamePattern.test(edit.name)) throw notWritten(t('{0} cannot be the name of a variable.', edit.name));
      return set(['variables', edit.name], edit.value === undefined ? undefined : variableOf(edit.value));
    case 'insert':
      return modify(
        text,
        ['steps', Math.min(edit.step, stepsOf(text).length)],
        edit.what === 'send' ? { send: '' } : { expect: { like: {} } },
        {
          formattingOptions,
          isArrayInsertion: true,
        },
      );
    case 'answer':
      if (edit.step !== undefined) stepAt(text, edit.step);
      return set([...(edit.step === undefined ? [] : ['steps', edit.step]), 'answer'], answerOf(edit.answer));
    case 'match':
    case 'matchForm':
    case 'addMatch':
    case 'removeMatch':
    case 'within':
    case 'expectFlag':
      return expectEdits(text, stepAt(text, edit.step), edit);
    case 'remove':
      stepAt(text, edit.step);
      return set(['steps', edit.step], undefined);
    case 'move':
      return swapped(text, stepAt(text, edit.step), stepAt(text, edit.step + edit.by));
    case 'at':
      stepAt(text, edit.step);
      return set(['steps', edit.step, 'at'], edit.at);
    case 'form': {
      const { payload, node } = payloadAt(text, edit.step);
      return replaced(node, inForm(payload, edit.form));
    }
    case 'value':
      return valueEdits(text, edit.step, edit.form, edit.value);
    default:
      return edit satisfies never;
  }
}

function valueEdits(text: string, step: number, form: StepForm, value: string): Edit[] {
  const set = (path: JSONPath, written: unknown): Edit[] => modify(text, path, written, { formattingOptions });
  switch (form) {
    case 'milliseconds': {
      stepAt(text, step);
      const time = Number(value);
      if (value.trim() === '' || !(time >= 0)) throw notWritten(t('{0} is no number of milliseconds.', value));
      return set(['steps', step, 'wait'], time);
    }
    case 'close':
      return closeEdits(text, step, value.trim());
    case 'text':
    case 'json':
    case 'hex':
    case 'base64':
      return replaced(payloadAt(text, step).node, payloadOf(form, value));
    default:
      return form satisfies never;
  }
}

/** Code and reason are two members: they are written as one step anew. */
function closeEdits(text: string, step: number, value: string): Edit[] {
  const node = stepAt(text, step);
  const [, code, reason = ''] = /^(\d{1,5})(?:\s+(.*))?$/s.exec(value) ?? [];
  if (value !== '' && (code === undefined || Number(code) > 0xffff))
    throw notWritten(t('{0} is no close code with a reason.', value));
  const others = (node.children ?? []).flatMap(({ children }) => {
    const [key, member] = children ?? [];
    const isOurs = key === undefined || key.value === 'close' || key.value === 'reason';
    return isOurs || !member
      ? []
      : [`${JSON.stringify(key.value)}: ${text.slice(member.offset, member.offset + member.length)}`];
  });
  const ours = [`"close": ${code ?? 'true'}`, ...(reason === '' ? [] : [`"reason": ${JSON.stringify(reason)}`])];
  return [{ offset: node.offset, length: node.length, content: `{ ${[...ours, ...others].join(', ')} }` }];
}

/** Where a step's payload stands, and what it is. */
function payloadAt(text: string, step: number): { payload: ProfileMessage; node: Node } {
  const problems: ProfileProblem[] = [];
  const whole = stepAt(text, step);
  const read = readStep(whole, reporterTo(problems));
  if (read === undefined || !('payload' in read)) throw notWritten(problems[0]?.text ?? t('It has no payload.'));
  const written = memberOf(whole, read.kind);
  const node = read.kind === 'frame' ? written && memberOf(written, 'payload') : written;
  if (!node) throw notWritten(t('It has no payload.'));
  return { payload: read.payload, node };
}

/** In one line, as scenarios are written. */
function replaced({ offset, length }: Node, value: unknown): Edit[] {
  return [{ offset, length, content: JSON.stringify(value) }];
}

function swapped(text: string, a: Node, b: Node): Edit[] {
  const [first, second] = a.offset < b.offset ? [a, b] : [b, a];
  const of = ({ offset, length }: Node): string => text.slice(offset, offset + length);
  return [
    { offset: first.offset, length: first.length, content: of(second) },
    { offset: second.offset, length: second.length, content: of(first) },
  ];
}

function stepsOf(text: string): Node[] {
  const root = usableTree(text);
  const list = root && memberOf(root, 'steps');
  if (list?.type !== 'array') throw noSteps();
  return itemsOf(list);
}

function stepAt(text: string, step: number): Node {
  const node = stepsOf(text)[step];
  if (!node) throw changedMeanwhile();
  return node;
}

/** As the file has it. Throws an `RpcError` where it cannot be used. */
function answerOf(answer: StepAnswer | undefined): unknown {
  if (answer === undefined) return undefined;
  const written = answerJson(answer);
  const problems: ProfileProblem[] = [];
  readAnswer(parseTree(JSON.stringify(written))!, reporterTo(problems));
  if (problems[0]) throw notWritten(problems[0].text);
  return written;
}

/** What is no JSON is a text. */
function variableOf(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
