import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Finding } from '../contract/finding.ts';
import type { Handshake } from '../contract/model.ts';
import type { Attempt } from './net/attempt.ts';

/** Of an attempt that was made here. `handshake`: what was written of it, and answered; null where nothing was. */
export function attemptDiagnosis(
  { timings, stage, tls, proxy, checks, redirects }: Attempt,
  findings: readonly Finding[],
  handshake: Handshake | null,
): Diagnosis {
  return {
    timings: { ...timings },
    checks,
    ...(tls === undefined ? {} : { tls }),
    ...exchange(proxy),
    ...(redirects === undefined ? {} : { redirects }),
    ...handshake,
    findings: [...findings],
    stage,
    ...(proxy === undefined ? {} : { via: { url: proxy.url, source: proxy.source } }),
  };
}

/** Of a connection whose record is all that is left; null where there was no handshake. */
export function recordedDiagnosis(handshake: Handshake | null, hasOpened: boolean): Diagnosis | null {
  if (handshake === null) return null;
  return { ...handshake, findings: handshake.findings ?? [], stage: hasOpened ? 'open' : 'response' };
}

/** What was said to an HTTP proxy. */
function exchange(proxy: Attempt['proxy']): Pick<Diagnosis, 'proxy'> {
  if (proxy?.request === undefined) return {};
  const { request, response } = proxy;
  return { proxy: { request, ...(response === undefined ? {} : { response }) } };
}
