import { t } from '../../../contract/l10n.ts';
import { Validator, type OutputUnit, type Schema, type SchemaDraft } from '@cfworker/json-schema';
import type { JsonValue } from '../../../contract/scenario.ts';
import { withinTime } from '../../filter/timeLimit.ts';
import { fits, misfit, type MatchPart } from './part.ts';

/** Milliseconds in which a message has to be checked. */
const longest = 1_000;
const mostTold = 20;

const drafts: readonly [pattern: RegExp, draft: SchemaDraft][] = [
  [/draft-04/, '4'],
  [/draft-07/, '7'],
  [/2019-09/, '2019-09'],
];

/** Whether a value is as a JSON schema wants it. No schema is fetched from anywhere. */
export function schemaPart(schema: JsonValue, value: unknown): MatchPart {
  let errors: readonly OutputUnit[] = [];
  try {
    const inTime = withinTime(longest, () => {
      ({ errors } = new Validator(schema as Schema | boolean, draftOf(schema), false).validate(value));
    });
    if (!inTime) return misfit(t('The schema takes too long on this message.'));
  } catch (error) {
    return misfit(t('The schema cannot be used: {0}', error instanceof Error ? error.message : String(error)));
  }
  // Those that say only that something inside is wrong say it twice.
  const telling = errors.filter(
    ({ keyword }) => !['properties', 'items', '$ref', 'allOf', 'prefixItems'].includes(keyword),
  );
  const told = (telling.length === 0 ? errors : telling).slice(0, mostTold);
  if (told.length === 0) return fits;
  return { wrong: told.length, of: told.length, sentences: told.map(sentence) };
}

function sentence({ instanceLocation, error }: OutputUnit): string {
  return `${instanceLocation === '#' ? '$' : instanceLocation}: ${error}`;
}

function draftOf(schema: JsonValue): SchemaDraft {
  if (typeof schema !== 'object' || schema === null || !('$schema' in schema)) return '2020-12';
  const name = typeof schema.$schema === 'string' ? schema.$schema : '';
  return drafts.find(([pattern]) => pattern.test(name))?.[1] ?? '2020-12';
}
