/** What payloads are read by: a format, or wrappers and a format with `>` between them. */
import { brokenRule } from '../../../contract/chainRules.ts';
import { formatIds, framingIds, readDecoder, wrapperIds, writeDecoder } from '../../../contract/decoding.ts';
import { t } from '../../../contract/l10n.ts';
import { replaceBy } from '../profileProblem.ts';
import { nearest } from './nearest.ts';
import { text, type Shape } from './shapes.ts';

export const decoder: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value === undefined) return undefined;
  const chain = readDecoder(value);
  if (!('unknown' in chain)) return writeDecoder(chain);
  const { unknown } = chain;
  const rule = brokenRule(chain);
  if (rule !== undefined) {
    report(node, 'decoder', rule);
    return undefined;
  }
  if (unknown === null) {
    report(node, 'decoder', t('The last one in `decoder` is a format: {0}.', formatIds.join(', ')));
    return undefined;
  }
  const meant = nearest(unknown, [...formatIds, ...wrapperIds]);
  const fixed = meant && value.replace(unknown, meant);
  const words = t(
    'There is no decoder “{0}”. Formats: {1}. Before one: {2}.',
    unknown,
    formatIds.join(', '),
    [...wrapperIds, ...framingIds].join(', '),
  );
  report(node, 'decoder', words, {
    fixes: fixed === undefined ? [] : [replaceBy(node, fixed, t('Change to "{0}"', fixed))],
  });
  return undefined;
};
