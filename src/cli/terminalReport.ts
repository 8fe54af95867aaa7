/** What a run says in a terminal. */
import { createPatch } from 'diff';
import type { FileResult } from './scenarioRun.ts';
import { positionOf, type ToldVerdict } from '../host/scenarios/verdictWords.ts';

/** Lines of a difference that are shown. */
const mostLines = 80;

/** With a line break at its end. */
export function terminalReport(result: FileResult): string {
  const lines = [headline(result), ...result.problems.map((problem) => `  ${result.file}:${problem}`)];
  for (const planned of result.planned ?? []) {
    const { at, kind, length, preview } = planned;
    lines.push(`  ${at === undefined ? '' : `${at.toFixed(0)} ms  `}${kind}, ${length} bytes: ${oneLine(preview)}`);
  }
  for (const verdict of result.verdicts) lines.push(...verdictLines(result, verdict));
  if (result.failure !== undefined) {
    const { message, cause, remedy } = result.failure;
    lines.push(...[message, cause, remedy].filter((text) => text !== '').map((text) => `  ${oneLine(text)}`));
  }
  return `${lines.join('\n')}\n`;
}

const marks = { passed: '✓', failed: '✗', broken: '✗', wrong: '✗', cancelled: '-' } as const;

function headline({ file, name, verdict, verdicts, sent, duration, planned }: FileResult): string {
  const title = name === file ? file : `${name} (${file})`;
  if (planned !== undefined) return `${title}: ${planned.length} messages would be sent`;
  const passed = verdicts.filter(({ state }) => state === 'passed').length;
  const counts = `${passed} of ${verdicts.length} expectations met, ${sent} sent, ${duration.toFixed(0)} ms`;
  return `${marks[verdict]} ${title}: ${verdict === 'wrong' ? 'cannot be run' : `${verdict}; ${counts}`}`;
}

function verdictLines({ file, text }: FileResult, verdict: ToldVerdict): string[] {
  const { state, title, message = '', expected = '', actual = '' } = verdict;
  if (state === 'passed') return [`  ✓ ${title}`];
  if (state === 'missed') return [`  - ${title}: not come to`];
  const { line, character } = positionOf(text, verdict);
  const difference = createPatch('', `${expected}\n`, `${actual}\n`, '', '', { context: 3 })
    .split('\n')
    .slice(4, -1)
    .filter((one) => !/^(?:@@|\\)/.test(one));
  const shown = difference.slice(0, mostLines);
  return [
    `  ✗ ${title}`,
    `    ${file}:${line + 1}:${character + 1}`,
    `    ${oneLine(message)}`,
    '    - expected, + came',
    ...shown.map((one) => `    ${shownText(one)}`),
    ...(difference.length > mostLines ? [`    … ${difference.length - mostLines} lines more`] : []),
  ];
}

function oneLine(text: string): string {
  return shownText(text.replace(/\s*\n\s*/g, ' '));
}

/** What came may hold escape sequences of terminals: shown, not obeyed. */
function shownText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    character === '\t' ? character : `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}
