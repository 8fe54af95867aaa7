/** What is said of a scenario that has run, in an editor as in a terminal. */
import { t } from '../../contract/l10n.ts';
import type { ReplayReport } from '../../contract/replay.ts';
import type { Scenario, Verdict } from '../../contract/scenario.ts';
import { grouped } from '../amounts.ts';
import { withoutSecrets } from '../profiles/knownSecrets.ts';
import { positionAt, type TextPosition } from '../profiles/textPosition.ts';
import type { StepPlace } from './scenarioFile.ts';

/** One expectation, with its place in the file and without secrets. */
export interface ToldVerdict extends Verdict {
  /** What it is called. */
  title: string;
  /** Of the expectation. */
  place: { offset: number; length: number };
}

export function toldVerdicts(
  { verdicts = [] }: Pick<ReplayReport, 'verdicts'>,
  scenario: Scenario,
  places: readonly StepPlace[],
  secrets: readonly string[],
): ToldVerdict[] {
  const told = (text: string): string => withoutSecrets(text, secrets);
  return verdicts.map((verdict) => {
    const place = places[verdict.step];
    const { expected, actual, message } = verdict;
    return {
      ...verdict,
      ...(expected === undefined ? {} : { expected: told(expected) }),
      ...(actual === undefined ? {} : { actual: told(actual) }),
      ...(message === undefined ? {} : { message: told(message) }),
      title: told(expectationTitle(scenario, verdict, place?.name)),
      place: place?.parts[verdict.part] ?? place ?? { offset: 0, length: 1 },
    };
  });
}

/** The step's name, or its number and what it waits for. */
export function expectationTitle(
  { steps }: Scenario,
  { step, part }: Pick<Verdict, 'step' | 'part'>,
  name: string | undefined,
): string {
  const found = steps[step];
  if (found?.kind === 'never') return name ?? t('Step {0}: must not come', step + 1);
  const several = found?.kind === 'expect' && found.expectations.length > 1;
  if (name !== undefined) return several ? `${name} (${part + 1})` : name;
  return several ? t('Step {0}: expectation {1}', step + 1, part + 1) : t('Step {0}: expectation', step + 1);
}

/** A run as a terminal shows it, a line each: the scenario, its expectations, and how often it sent. */
export function runLines(
  name: string,
  { verdicts, report }: { verdicts: readonly ToldVerdict[]; report: ReplayReport },
): string[] {
  const { failure, sent } = report;
  return [
    name,
    ...verdicts.flatMap((told) => [
      `  ${marks[told.state]} ${told.title}`,
      ...(told.message === undefined ? [] : [`      ${told.message}`]),
    ]),
    ...(failure === undefined ? [] : [`  ${failure.message} ${failure.cause}`]),
    `  ${sent === 1 ? t('1 message was sent.') : t('{0} messages were sent.', grouped(sent))}`,
  ];
}

const marks = { passed: '✓', failed: '✗', missed: '–' } as const satisfies Record<Verdict['state'], string>;

/** From 0. */
export function positionOf(text: string, { place }: Pick<ToldVerdict, 'place'>): TextPosition {
  return positionAt(text, place.offset);
}
