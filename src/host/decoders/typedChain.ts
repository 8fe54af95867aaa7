/** What a person types where a decoder is asked for: a chain, the beginning of one, or why it is none. */
import { brokenRule } from '../../contract/chainRules.ts';
import {
  formatIds,
  framingIds,
  readDecoder,
  wrapperIds,
  writeDecoder,
  type ChainProblem,
} from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { nearest } from '../profiles/fields/nearest.ts';

/** `none` is no format to be meant in a chain. */
const formats = formatIds.filter((id) => id !== 'none');

export interface TypedChain {
  /** Chains that can be used: the one that was typed, else what may be meant. */
  chains: readonly string[];
  /** Why what was typed is none: a sentence. */
  problem?: string;
}

/** Undefined where it says nothing of a chain: it is looked for among the decoders' names. */
export function typedChain(text: string): TypedChain | undefined {
  const steps = text.split('>');
  const last = steps.pop()!.trim().toLowerCase();
  const isChain = steps.length > 0 || wrapperIds.some((id) => id === last);
  if (!isChain) return undefined;
  const decoder = readDecoder(text);
  if (!('unknown' in decoder)) return { chains: [writeDecoder(decoder)] };
  return { chains: meant(steps, last), problem: chainProblem(text, decoder) };
}

/** Why a text is no chain; undefined where it is one. */
export function writtenProblem(text: string): string | undefined {
  const decoder = readDecoder(text);
  return 'unknown' in decoder ? chainProblem(text, decoder) : undefined;
}

/** The sentence for a `ChainProblem`. */
function chainProblem(text: string, problem: ChainProblem): string {
  const rule = brokenRule(problem);
  if (rule !== undefined) return rule;
  const { unknown } = problem;
  if (unknown === null) return t('A format is to follow, such as json: {0} > json', tidy(text));
  if (unknown === '') return t('There is nothing before or behind a “>”.');
  if (framingIds.some((id) => id === unknown)) return t('“{0}” is in no other one of its kind.', unknown);
  if (formatIds.some((id) => id === unknown))
    return t('“{0}” is a format, which comes last: before it are wrappers only.', unknown);
  const other = nearest(unknown, [...formats, ...wrapperIds]);
  return other === undefined
    ? t('There is no decoder “{0}”.', unknown)
    : t('There is no decoder “{0}”. Is “{1}” meant?', unknown, other);
}

/** The formats that begin as the last one does, or are nearly written so. */
function meant(before: readonly string[], last: string): string[] {
  const isWrapper = wrapperIds.some((id) => id === last);
  const near = isWrapper ? undefined : nearest(last, formats);
  const begun = isWrapper ? formats : formats.filter((id) => id.startsWith(last));
  const names = begun.length > 0 || near === undefined ? begun : [near];
  const outer = isWrapper ? [...before, last] : before;
  return names.flatMap((name) => {
    const decoder = readDecoder([...outer, name].join('>'));
    return 'unknown' in decoder ? [] : [writeDecoder(decoder)];
  });
}

function tidy(text: string): string {
  return text
    .split('>')
    .map((step) => step.trim())
    .join(' > ');
}
