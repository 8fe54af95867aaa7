/** Writes a scenario so that a person reads it, and `parseScenario` reads the same of it. */
import type { Scenario, ScenarioStep, SendingTerms, Match, ValueTest, Extraction } from '../../contract/scenario.ts';
import type { Pace } from '../../contract/replay.ts';
import { answerJson } from './answerField.ts';
import { regexText } from './regexField.ts';

export interface WrittenScenario extends Scenario {
  /** An address, or a profile's name. */
  target?: string;
}

/** Lines of steps that fit are one line; others are indented. */
const longestLine = 110;

export function scenarioText(scenario: WrittenScenario): string {
  const { name, target, capture, pace, loops, timeout, variables, answer, steps } = scenario;
  const head = Object.entries({
    name,
    target,
    capture,
    pace: paceJson(pace),
    ...(loops === 1 ? {} : { loops }),
    timeout,
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(answer === undefined ? {} : { answer: answerJson(answer) }),
  }).filter(([, value]) => value !== undefined);
  const lines = head.map(([field, value]) => `  ${JSON.stringify(field)}: ${JSON.stringify(value)},`);
  const written = steps.map((step) => indented(stepJson(step)));
  return ['{', ...lines, '  "steps": [', written.join(',\n'), '  ]', '}', '']
    .filter((line, at) => at !== lines.length + 2 || line !== '')
    .join('\n');
}

function indented(step: object): string {
  const line = JSON.stringify(step);
  if (line.length <= longestLine) return `    ${line}`;
  return JSON.stringify(step, null, 2).replace(/^/gm, '    ');
}

/** As a file has it. */
export function paceJson(pace: Pace): unknown {
  switch (pace.kind) {
    case 'asFast':
      return pace.kind;
    case 'original':
      return pace.speed === undefined ? pace.kind : { original: pace.speed };
    case 'every':
      return { every: pace.interval };
    case 'answers':
      return pace.timeout === undefined ? pace.kind : { answers: pace.timeout };
    default:
      return pace satisfies never;
  }
}

/** The step as the file has it. */
export function stepJson(step: ScenarioStep): object {
  switch (step.kind) {
    case 'send': {
      const { kind, payload, binary, ...terms } = step;
      const isBytes = typeof payload === 'object' && ('hex' in payload || 'base64' in payload);
      return { [kind]: payload, ...(binary === isBytes ? {} : { binary }), ...termsJson(terms) };
    }
    case 'ping':
    case 'pong': {
      const { kind, payload, ...terms } = step;
      return { [kind]: payload, ...termsJson(terms) };
    }
    case 'close': {
      const { kind, code = true, ...terms } = step;
      return { [kind]: code, ...termsJson(terms) };
    }
    case 'frame': {
      const { kind, frame, payload, ...terms } = step;
      return { [kind]: { ...frame, payload }, ...termsJson(terms) };
    }
    case 'wait':
      return { wait: step.time };
    case 'expect': {
      const { expectations, inAnyOrder, next, within } = step;
      const written = expectations.map(({ match, extract }) => ({
        ...matchJson(match),
        ...(extract.length === 0
          ? {}
          : { extract: Object.fromEntries(extract.map(({ name, from }) => [name, extractionText(from)])) }),
      }));
      return {
        expect: written.length === 1 ? written[0] : written,
        ...(within === undefined ? {} : { within }),
        ...(inAnyOrder ? { inAnyOrder } : {}),
        ...(next ? { next } : {}),
      };
    }
    case 'never':
      return { never: matchJson(step.match), ...(step.within === undefined ? {} : { within: step.within }) };
    default:
      return step satisfies never;
  }
}

function termsJson({ answer, ...terms }: SendingTerms): object {
  return { ...terms, ...(answer === undefined ? {} : { answer: answerJson(answer) }) };
}

function matchJson({ regex, bytes, json, like, paths, ...plain }: Match): object {
  return {
    ...plain,
    ...(regex === undefined ? {} : { regex: regexText(regex) }),
    ...bytes,
    ...(json === undefined ? {} : { json: json.value }),
    ...(like === undefined ? {} : { like: like.value }),
    ...(paths === undefined ? {} : { paths: pathsJson(paths) }),
  };
}

/** Several tests of one path are one object. */
function pathsJson(paths: NonNullable<Match['paths']>): object {
  const byPath = Map.groupBy(paths, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, tests]) => [
      path,
      Object.fromEntries(tests.map(({ test }) => [test.operator, valueOf(test)])),
    ]),
  );
}

function valueOf(test: ValueTest): unknown {
  return test.operator === 'matches' ? regexText(test.value) : test.value;
}

function extractionText(from: Extraction): string {
  return from.kind === 'path' ? from.path : regexText(from);
}
