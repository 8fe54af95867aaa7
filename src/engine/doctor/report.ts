/** The doctor's report, for a ticket or a chat. */
import type { Finding } from '../../contract/finding.ts';
import type { Handshake, Head, Redirect, TlsRecord } from '../../contract/model.ts';
import { chainLines } from './certificateChain.ts';
import { milliseconds } from './durations.ts';
import { fenced, plain, table } from './markdown.ts';
import { redactedHead, redactedUrl, withoutSecrets } from './redaction.ts';
import { shownText } from './shownText.ts';

/** An `Attempt` is one, and a `Handshake`. */
export interface Reported {
  target?: { url: string };
  request?: Head;
  response?: Head & { status: number };
  timings: Handshake['timings'];
  proxy?: { url?: string; source?: string; request?: Head; response?: Head };
  tls?: TlsRecord;
  redirects?: Redirect[];
}

/** Takes the secrets out of a URL. */
type Redact = (url: string) => string;

const mostFields = 100;
const stages = { name: 'Name', connect: 'Connect', proxy: 'Proxy', tls: 'TLS', upgrade: 'Request to answer' } as const;

/**
 * Markdown: a summary, each finding with its evidence, times, TLS, and the heads. What looks like a secret, and what is
 * in `secrets`, is left out; what strangers wrote stands in fences, or escaped.
 */
export function reportMarkdown(
  reported: Reported,
  findings: readonly Finding[],
  profileName: string,
  secrets: readonly string[] = [],
): string {
  const text: Redact = (value) => withoutSecrets(redactedUrl(value), secrets);
  const sections = [
    `# Connection check: ${plain(shownText(profileName))}`,
    summary(reported, findings, text),
    ...findings.map(findingSection),
    ...timesSection(reported.timings),
    ...tlsSection(reported.tls),
    ...redirectSection(reported.redirects ?? [], text),
    ...headSection('Proxy request', reported.proxy?.request, secrets),
    ...headSection('Proxy response', reported.proxy?.response, secrets),
    ...headSection('Request', reported.request, secrets),
    ...headSection('Response', reported.response, secrets),
  ];
  return `${withoutSecrets(sections.join('\n\n'), secrets)}\n`;
}

function summary({ target, response, proxy }: Reported, findings: readonly Finding[], text: Redact): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const others = findings.length - errors;
  const counted = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error' : 'errors'}`]),
    ...(others === 0 ? [] : [`${others} ${others === 1 ? 'remark' : 'remarks'}`]),
  ];
  const outcome = errors > 0 ? 'The connection is not good' : 'The connection is good';
  const lines = [
    `${outcome}${counted.length === 0 ? '.' : `: ${counted.join(', ')}.`}`,
    ...(target === undefined ? [] : [`- Address: ${address(text(target.url))}`]),
    ...(proxy?.url === undefined
      ? []
      : [`- Proxy: ${address(text(proxy.url))}, from ${plain(proxy.source ?? 'the profile')}`]),
    ...(response === undefined ? [] : [`- Answer: ${plain(shownText(response.startLine))}`]),
  ];
  return lines.length === 1 ? lines[0]! : [lines[0]!, '', ...lines.slice(1)].join('\n');
}

function address(url: string): string {
  return plain(shownText(url, 300));
}

function findingSection({ code, severity, stage, evidence, cause, remedy }: Finding): string {
  const parts = [`## ${plain(code)} (${severity}, ${stage})`, plain(cause), plain(remedy)];
  return [...parts, ...(evidence === '' ? [] : [fenced(evidence)])].join('\n\n');
}

function timesSection(timings: Handshake['timings']): string[] {
  const rows = (Object.keys(stages) as (keyof typeof stages)[]).flatMap((stage) => {
    const taken = timings[stage];
    return taken === undefined ? [] : [[stages[stage], milliseconds(taken)]];
  });
  return rows.length === 0 ? [] : ['## Times', table(['Stage', 'Took'], rows)];
}

function tlsSection(tls: TlsRecord | undefined): string[] {
  if (tls === undefined) return [];
  const agreed = [tls.version, tls.cipher, tls.alpn === undefined ? '' : `ALPN ${tls.alpn}`].filter(
    (one) => one !== '',
  );
  const verified = tls.verified ? 'verified' : `not verified (${tls.unverified ?? 'no reason told'})`;
  const lines = [...agreed, `Certificate ${verified}`, ...chainLines(tls)];
  return ['## TLS', fenced(lines.map((line) => shownText(line, 300)).join('\n'))];
}

function redirectSection(redirects: readonly Redirect[], text: Redact): string[] {
  if (redirects.length === 0) return [];
  const rows = redirects
    .slice(0, 20)
    .map(({ url, status, location, omitted }) => [
      shownText(text(url)),
      String(status),
      shownText(text(location)),
      shownText(omitted.join(', ')),
    ]);
  return ['## Redirects', table(['From', 'Status', 'To', 'Headers left out'], rows)];
}

function headSection(title: string, head: Head | undefined, secrets: readonly string[]): string[] {
  if (head === undefined) return [];
  const { startLine, headers } = redactedHead(head, secrets);
  const fields = headers.slice(0, mostFields).map(([name, value]) => `${name}: ${value}`);
  const more = headers.length > mostFields ? [`… ${headers.length} fields`] : [];
  const lines = [startLine, ...fields, ...more].map((line) => shownText(line, 500));
  return [`## ${title}`, fenced(lines.join('\n'), 'http')];
}
