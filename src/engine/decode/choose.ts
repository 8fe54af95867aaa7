import { formats } from './registry.ts';
import type { DecoderChain, DecoderOffer } from '../../contract/decoding.ts';
import type { Evidence } from './format.ts';

/** Of the first messages, that are looked at: enough to tell formats, and few enough to cost nothing. */
export const lookedAtMessages = 16;
/** Of each of them. */
export const lookedAtBytes = 4_096;
/**
 * Milliseconds for all formats together; those that come later in the list are not asked any more. They take one or two;
 * more where the machine is busy and their code is new, and then a connection is not to be without its decoder.
 */
const patience = 100;
/** What is less sure is not taken by itself. */
const sureEnough = 0.4;

/** What each format says of the evidence, in the order of the formats. */
export function offers(evidence: Evidence): DecoderOffer[] {
  const until = performance.now() + patience;
  return formats.map((format) => ({
    id: format.id,
    title: format.title,
    sure: performance.now() > until ? 0 : Math.min(1, Math.max(0, format.recognise(evidence))),
  }));
}

/** The surest one, where it is sure enough. */
export function surest(evidence: Evidence): DecoderOffer | undefined {
  const best = offers(evidence).reduce<DecoderOffer | undefined>(
    (so, offer) => (so === undefined || offer.sure > so.sure ? offer : so),
    undefined,
  );
  return best !== undefined && best.sure >= sureEnough ? best : undefined;
}

/** The same as a chain. Discord's gateway says in the URL that all is in one zlib stream, which no message shows by itself. */
export function surestChain(evidence: Evidence): { chain: DecoderChain; sure: number } | undefined {
  if (/[?&]compress=zlib-stream(?:&|$)/.test(evidence.url)) {
    return { chain: { wrappers: ['zlib-stream'], format: 'json' }, sure: 0.9 };
  }
  const best = surest(evidence);
  return best && { chain: { wrappers: [], format: best.id }, sure: best.sure };
}
