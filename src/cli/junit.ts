/** Results as JUnit XML, as Jenkins, GitLab and others read it: a suite for each file, a case for each expectation. */
import type { FileResult } from './scenarioRun.ts';
import type { ToldVerdict } from '../host/scenarios/verdictWords.ts';

export function junitXml(results: readonly FileResult[]): string {
  const suites = results.map(suite);
  const total = (name: keyof Counts): number => suites.reduce((sum, { counts }) => sum + counts[name], 0);
  const all = {
    tests: total('tests'),
    failures: total('failures'),
    errors: total('errors'),
    skipped: total('skipped'),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'websocket-inspector', ...all })}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

interface Case {
  xml: string;
  kind: keyof Omit<Counts, 'tests'> | 'passed';
}

function suite(result: FileResult): { xml: string; counts: Counts } {
  const { file, name, duration } = result;
  const cases = casesOf(result);
  const count = (kind: Case['kind']): number => cases.filter((one) => one.kind === kind).length;
  const counts = {
    tests: cases.length,
    failures: count('failures'),
    errors: count('errors'),
    skipped: count('skipped'),
  };
  const about = attributes({ name, file, ...counts, time: seconds(duration) });
  return { xml: [`  <testsuite${about}>`, ...cases.map(({ xml }) => xml), '  </testsuite>'].join('\n'), counts };
}

/** What ended a run before its end is a case of its own, and so is a run that expects nothing. */
function casesOf(result: FileResult): Case[] {
  const cases = result.verdicts.map((verdict) => verdictCase(result, verdict));
  const { failure, verdict, problems, duration } = result;
  const isWhole = verdict === 'passed' || verdict === 'failed';
  if (failure === undefined && isWhole && cases.length > 0) return cases;
  const sentences = failure === undefined ? problems : [failure.message, failure.cause, failure.remedy];
  const inner =
    failure === undefined && isWhole
      ? ''
      : element(
          'error',
          { message: failure?.message ?? `The scenario is ${verdict}.`, type: failure?.code ?? verdict },
          sentences.join('\n'),
        );
  const own = testCase(result, 'The scenario', duration, inner);
  return [...cases, { xml: own, kind: inner === '' ? 'passed' : 'errors' }];
}

function verdictCase(result: FileResult, verdict: ToldVerdict): Case {
  const { state, title, duration, message = '', expected = '', actual = '' } = verdict;
  switch (state) {
    case 'passed':
      return { xml: testCase(result, title, duration, ''), kind: 'passed' };
    case 'missed':
      return { xml: testCase(result, title, duration, '<skipped/>'), kind: 'skipped' };
    case 'failed': {
      const told = `${message}\n\nexpected:\n${expected}\n\ncame:\n${actual}`;
      const failure = element('failure', { message, type: 'expectation' }, told);
      return { xml: testCase(result, title, duration, failure), kind: 'failures' };
    }
    default:
      return state satisfies never;
  }
}

function testCase({ name, file }: FileResult, title: string, duration: number, inner: string): string {
  const about = attributes({ name: title, classname: name, file, time: seconds(duration) });
  return inner === '' ? `    <testcase${about}/>` : `    <testcase${about}>${inner}</testcase>`;
}

function element(name: string, about: Record<string, string>, text: string): string {
  return `<${name}${attributes(about)}>${escaped(text)}</${name}>`;
}

function attributes(all: Record<string, string | number>): string {
  return Object.entries(all)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(String(value)).replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`)}"`,
    )
    .join('');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** XML 1.0 §2.2 has no place for other control characters, not even as references. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
