import { formats } from './registry.ts';
import type { DecoderChain, DecoderOffer } from '../../contract/decoding.ts';
import type { Evidence, Format } from './format.ts';

/** Of the first messages, that are looked at: enough to tell formats, and few enough to cost nothing. */
export const lookedAtMessages = 16;
/** Of each of them. */
export const lookedAtBytes = 4_096;
/** Milliseconds at a stretch; then the engine's sockets have their turn. All formats take one or two, where nothing is new. */
const sliceMilliseconds = 8;
/** What is less sure is not taken by itself. */
const sureEnough = 0.4;

/**
 * What each format says of the evidence, in the order of the formats. Every one is asked, however busy the machine is: what
 * they look at is bounded, and what a connection is read by must not depend on the clock.
 */
export function offers(evidence: Evidence): DecoderOffer[] {
  return formats.map((format) => offerOf(format, evidence));
}

/** The same in slices. */
export async function offersInSlices(evidence: Evidence): Promise<DecoderOffer[]> {
  const found: DecoderOffer[] = [];
  let until = performance.now() + sliceMilliseconds;
  for (const format of formats) {
    found.push(offerOf(format, evidence));
    if (performance.now() < until) continue;
    await new Promise(setImmediate);
    until = performance.now() + sliceMilliseconds;
  }
  return found;
}

/** The surest one, where it is sure enough. */
export function surest(evidence: Evidence): DecoderOffer | undefined {
  return surestOf(offers(evidence));
}

function offerOf(format: Format, evidence: Evidence): DecoderOffer {
  return { id: format.id, title: format.title, sure: Math.min(1, Math.max(0, format.recognise(evidence))) };
}

function surestOf(all: readonly DecoderOffer[]): DecoderOffer | undefined {
  const best = all.reduce<DecoderOffer | undefined>(
    (so, offer) => (so === undefined || offer.sure > so.sure ? offer : so),
    undefined,
  );
  return best !== undefined && best.sure >= sureEnough ? best : undefined;
}

/** The surest one as a chain, found in slices. Discord's gateway says in the URL that all is in one zlib stream, which no message shows by itself. */
export async function surestChain(evidence: Evidence): Promise<{ chain: DecoderChain; sure: number } | undefined> {
  if (/[?&]compress=zlib-stream(?:&|$)/.test(evidence.url)) {
    return { chain: { wrappers: ['zlib-stream'], format: 'json' }, sure: 0.9 };
  }
  const best = surestOf(await offersInSlices(evidence));
  return best && { chain: { wrappers: [], format: best.id }, sure: best.sure };
}
