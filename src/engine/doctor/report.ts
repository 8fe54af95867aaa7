/** The doctor's report, for a ticket or a chat. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Handshake, Head, Redirect, TlsRecord } from '../../contract/model.ts';
import { chainLines } from './certificateChain.ts';
import { millisecondsText } from './durations.ts';
import { fenced, plain, table } from './markdown.ts';
import { redactedHead, redactedUrl, withoutSecrets } from './redaction.ts';
import { findingStageWord, severityWord, timedStageName, timedStages } from './reportWords.ts';
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
    `# ${t('Connection check: {0}', plain(shownText(profileName)))}`,
    summary(reported, findings, text),
    ...findings.map(findingSection),
    ...timesSection(reported.timings),
    ...tlsSection(reported.tls),
    ...redirectSection(reported.redirects ?? [], text),
    ...headSection(t('Proxy request'), reported.proxy?.request, secrets),
    ...headSection(t('Proxy response'), reported.proxy?.response, secrets),
    ...headSection(t('Request'), reported.request, secrets),
    ...headSection(t('Response'), reported.response, secrets),
  ];
  return `${withoutSecrets(sections.join('\n\n'), secrets)}\n`;
}

function summary({ target, response, proxy }: Reported, findings: readonly Finding[], text: Redact): string {
  const lines = [
    outcome(findings),
    ...(target === undefined ? [] : [`- ${t('Address: {0}', address(text(target.url)))}`]),
    ...(proxy?.url === undefined
      ? []
      : [`- ${t('Proxy: {0}, from {1}', address(text(proxy.url)), plain(sourceWords(proxy.source)))}`]),
    ...(response === undefined ? [] : [`- ${t('Answer: {0}', plain(shownText(response.startLine)))}`]),
  ];
  return lines.length === 1 ? lines[0]! : [lines[0]!, '', ...lines.slice(1)].join('\n');
}

function outcome(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const others = findings.length - errors;
  const counted = [
    ...(errors === 0 ? [] : [errors === 1 ? t('1 error') : t('{0} errors', errors)]),
    ...(others === 0 ? [] : [others === 1 ? t('1 remark') : t('{0} remarks', others)]),
  ].join(', ');
  if (errors > 0) return t('The connection is not good: {0}.', counted);
  return others > 0 ? t('The connection is good: {0}.', counted) : t('The connection is good.');
}

/** Where the proxy was read. */
function sourceWords(source = 'profile'): string {
  return source === 'profile' ? t('the profile') : source;
}

function address(url: string): string {
  return plain(shownText(url, 300));
}

function findingSection({ code, severity, stage, evidence, cause, remedy }: Finding): string {
  const parts = [
    `## ${plain(code)} (${severityWord(severity)}, ${findingStageWord(stage)})`,
    plain(cause),
    plain(remedy),
  ];
  return [...parts, ...(evidence === '' ? [] : [fenced(evidence)])].join('\n\n');
}

function timesSection(timings: Handshake['timings']): string[] {
  const rows = timedStages.flatMap((stage) => {
    const taken = timings[stage];
    return taken === undefined ? [] : [[timedStageName(stage), millisecondsText(taken)]];
  });
  return rows.length === 0 ? [] : [`## ${t('Times')}`, table([t('Stage'), t('Took')], rows)];
}

function tlsSection(tls: TlsRecord | undefined): string[] {
  if (tls === undefined) return [];
  const agreed = [tls.version, tls.cipher, tls.alpn === undefined ? '' : `ALPN ${tls.alpn}`].filter(
    (one) => one !== '',
  );
  const verdict = tls.verified
    ? t('Certificate verified')
    : t('Certificate not verified ({0})', tls.unverified ?? t('no reason told'));
  const lines = [...agreed, verdict, ...chainLines(tls)];
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
  const header = [t('From'), t('Status'), t('To'), t('Headers left out')];
  return [`## ${t('Redirects')}`, table(header, rows)];
}

function headSection(title: string, head: Head | undefined, secrets: readonly string[]): string[] {
  if (head === undefined) return [];
  const { startLine, headers } = redactedHead(head, secrets);
  const fields = headers.slice(0, mostFields).map(([name, value]) => `${name}: ${value}`);
  const more = headers.length > mostFields ? [t('… {0} fields', headers.length)] : [];
  const lines = [startLine, ...fields, ...more].map((line) => shownText(line, 500));
  return [`## ${title}`, fenced(lines.join('\n'), 'http')];
}
