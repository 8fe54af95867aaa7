/** What no chain of decoders may be, whatever its names are. */
import { mostSteps, type ChainProblem } from './decoding.ts';
import { t } from './l10n.ts';

/** The sentence for it; undefined where it is a name that is the problem. */
export function brokenRule({ unknown, steps }: ChainProblem): string | undefined {
  if (steps !== undefined) return t('A chain has at most {0} steps; this one has {1}.', mostSteps, steps);
  return unknown === 'none' ? t('“none” stands alone: payloads are then shown as they are.') : undefined;
}
