/** The steps of a scenario. */
import type { Node } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import type { ProfileMessage } from '../../contract/profile.ts';
import type { Expectation, ScenarioStep, SendingTerms } from '../../contract/scenario.ts';
import { message } from '../profiles/fields/messages.ts';
import { flag, listOf, number, text, wrongShape } from '../profiles/fields/shapes.ts';
import { reportUnknownFields } from '../profiles/fields/unknownFields.ts';
import { fieldPath, itemsOf, memberOf, membersOf } from '../profiles/jsonNodes.ts';
import type { Report } from '../profiles/profileProblem.ts';
import { answer } from './answerField.ts';
import { expectation, extractions, match } from './matchFields.ts';

const time = number(0, 1e12, { whole: false });
const id = number(1, 0xffffffff, { whole: true });
const length = number(0, Number.MAX_SAFE_INTEGER, { whole: true });
const lengths = listOf(length, () => t('a list of numbers of bytes, one for each frame but the last'));

/** What each kind of step may have besides. */
const fieldsOfKind = {
  send: ['binary', 'fragments', 'compress', 'at', 'original', 'answer'],
  ping: ['at', 'original', 'answer'],
  pong: ['at', 'original', 'answer'],
  close: ['reason', 'at', 'original', 'answer'],
  frame: ['at', 'original', 'answer'],
  wait: [],
  expect: ['within', 'inAnyOrder', 'next', 'extract'],
  never: ['within'],
} as const satisfies Record<ScenarioStep['kind'], readonly string[]>;

type Kind = keyof typeof fieldsOfKind;

export const stepKinds = Object.keys(fieldsOfKind) as readonly Kind[];
const stepWords = (): string => t('an object with one of {0}', stepKinds.map((kind) => `\`${kind}\``).join(', '));

/** Undefined where it cannot be used; why was reported. */
export function step(node: Node, report: Report): ScenarioStep | undefined {
  if (node.type !== 'object') return wrongShape(node, report, stepWords());
  const [one, another] = membersOf(node).filter(({ name }) => isKind(name));
  if (!one || another || !isKind(one.name)) return wrongShape(node, report, stepWords());
  reportUnknownFields(node, ['name', one.name, ...fieldsOfKind[one.name]], report);
  return read(one.name, one.value, node, report);
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(fieldsOfKind, name);
}

function read(kind: Kind, value: Node, node: Node, report: Report): ScenarioStep | undefined {
  switch (kind) {
    case 'send': {
      const payload = message(value, report);
      const fragments = field(node, 'fragments', lengths, report);
      const compress = field(node, 'compress', flag, report);
      if (payload === undefined) return undefined;
      return {
        kind,
        payload,
        binary: field(node, 'binary', flag, report) ?? isBytes(payload),
        ...(fragments === undefined ? {} : { fragments }),
        ...(compress === undefined ? {} : { compress }),
        ...terms(node, report),
      };
    }
    case 'ping':
    case 'pong': {
      const payload = message(value, report);
      return payload === undefined ? undefined : { kind, payload, ...terms(node, report) };
    }
    case 'close':
      return close(value, node, report);
    case 'frame':
      return frame(value, node, report);
    case 'wait': {
      const waited = time(value, report);
      return waited === undefined ? undefined : { kind, time: waited };
    }
    case 'expect':
      return expect(value, node, report);
    case 'never': {
      const forbidden = match(value, report);
      const within = field(node, 'within', time, report);
      return forbidden && { kind, match: forbidden, ...(within === undefined ? {} : { within }) };
    }
    default:
      return kind satisfies never;
  }
}

function field<T>(
  node: Node,
  name: string,
  shape: (node: Node, report: Report) => T | undefined,
  report: Report,
): T | undefined {
  const child = memberOf(node, name);
  return child && shape(child, report);
}

function terms(node: Node, report: Report): SendingTerms {
  const at = field(node, 'at', time, report);
  const original = field(node, 'original', id, report);
  const awaited = field(node, 'answer', answer, report);
  return {
    ...(at === undefined ? {} : { at }),
    ...(original === undefined ? {} : { original }),
    ...(awaited === undefined ? {} : { answer: awaited }),
  };
}

function isBytes(payload: ProfileMessage): boolean {
  return typeof payload === 'object' && ('hex' in payload || 'base64' in payload);
}

/** A code, or `true` for a frame without one. */
function close(value: Node, node: Node, report: Report): ScenarioStep | undefined {
  const code = value.value === true ? undefined : number(1000, 4999, { whole: true })(value, report);
  if (code === undefined && value.value !== true) return undefined;
  const reason = field(node, 'reason', text, report);
  if (reason !== undefined && code === undefined) {
    report(node, 'close-reason', t('A close reason needs a close code before it (RFC 6455 §5.5.1).'));
  }
  return {
    kind: 'close',
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined || code === undefined ? {} : { reason }),
    ...terms(node, report),
  };
}

function frame(value: Node, node: Node, report: Report): ScenarioStep | undefined {
  if (value.type !== 'object') return wrongShape(value, report, t('an object with `opcode` and `payload`'));
  reportUnknownFields(value, ['opcode', 'fin', 'rsv', 'mask', 'payload'], report);
  const opcode = field(value, 'opcode', number(0, 15, { whole: true }), report);
  if (opcode === undefined) {
    if (!memberOf(value, 'opcode')) report(value, 'frame.opcode', t('`{0}` needs `{1}`.', fieldPath(value), 'opcode'));
    return undefined;
  }
  const bits = {
    opcode,
    fin: field(value, 'fin', flag, report) ?? true,
    rsv: field(value, 'rsv', number(0, 7, { whole: true }), report) ?? 0,
    mask: field(value, 'mask', flag, report) ?? true,
  };
  const payload = field(value, 'payload', message, report) ?? '';
  return { kind: 'frame', frame: bits, payload, ...terms(node, report) };
}

/** One expectation, whose `extract` may stand in the step; or a list of them. */
function expect(value: Node, node: Node, report: Report): ScenarioStep {
  const expectations = expectationNodes(value).flatMap((one) => expectation(one, report) ?? []);
  const ofStep = memberOf(node, 'extract');
  const within = field(node, 'within', time, report);
  return {
    kind: 'expect',
    expectations: ofStep ? withExtractions(expectations, ofStep, report) : expectations,
    inAnyOrder: field(node, 'inAnyOrder', flag, report) ?? false,
    next: field(node, 'next', flag, report) ?? false,
    ...(within === undefined ? {} : { within }),
  };
}

/** One for each expectation of a step. */
export function expectationNodes(value: Node): Node[] {
  return value.type === 'array' ? itemsOf(value) : [value];
}

function withExtractions(expectations: readonly Expectation[], ofStep: Node, report: Report): readonly Expectation[] {
  const [only, another] = expectations;
  if (only === undefined || another !== undefined) {
    report(ofStep, 'extract', t('Of several expectations each has its own `extract`.'));
    return expectations;
  }
  return [{ ...only, extract: [...only.extract, ...extractions(ofStep, report)] }];
}
