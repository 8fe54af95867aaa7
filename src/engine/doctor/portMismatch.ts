/** The port speaks TLS and the address does not say so, or the other way round; or it speaks HTTP/2 alone. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Attempt } from '../net/attempt.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { hexLines } from './hexLines.ts';
import { change, otherScheme } from './profileFix.ts';
import { protocolOf } from './protocols.ts';
import { tlsReason } from './tlsReason.ts';

export function portMismatchFinding(examined: Examined): Finding | undefined {
  const { stage, response } = examined.attempt;
  if (response !== undefined) return undefined;
  if (stage === 'proxy') return proxyInPlainText(examined);
  return http2Only(examined) ?? plainPort(examined) ?? tlsPort(examined);
}

/** `evidence` in the place of what is known from bytes and probes. */
export function plainOnTlsPort({ profile }: Examined, evidence: readonly (string | undefined)[]): Finding {
  return finding({
    code: 'plain-on-tls-port',
    stage: 'response',
    evidence,
    cause: t('The server speaks TLS on this port, and was spoken to in plain text.'),
    remedy: t('Use wss:// for this port.'),
    fix: otherScheme(profile, true),
  });
}

export function http2OnlyFinding(stage: 'tls' | 'response', evidence: readonly (string | undefined)[]): Finding {
  return finding({
    code: 'http2-only',
    stage,
    evidence,
    cause: t('The server speaks HTTP/2 alone on this port; this handshake needs HTTP/1.1 (RFC 6455 §4.1).'),
    remedy: t('Allow HTTP/1.1 on the server beside HTTP/2 (ALPN http/1.1), or use another port.'),
  });
}

function http2Only({ attempt, shown }: Examined): Finding | undefined {
  const { unreadable, probe, error, target, tls, stage } = attempt;
  if (unreadable !== undefined && protocolOf(unreadable) === 'HTTP/2') {
    return http2OnlyFinding('response', ['HTTP/2 frames came:', ...hexLines(shown.unreadable!)]);
  }
  const refused = tlsReason(error) === 'no-http1';
  const asked = stage === 'tls' && target.secure && probe === 'h2';
  if (!refused && !asked && tls?.alpn !== 'h2') return undefined;
  return http2OnlyFinding('tls', [
    refused ? 'ALPN: http/1.1 was offered, and refused (no_application_protocol)' : undefined,
    probe === 'h2' ? 'A second connection that offered h2 too was given h2' : undefined,
    tls?.alpn === 'h2' ? 'ALPN: h2' : undefined,
    shown.error?.code,
  ]);
}

function plainPort({ attempt, shown, profile }: Examined): Finding | undefined {
  const { target, stage, unreadable, probe, error } = attempt;
  if (!target.secure || stage !== 'tls' || probe === 'tls' || probe === 'h2') return undefined;
  const protocol = unreadable === undefined ? undefined : protocolOf(unreadable);
  // Another protocol than HTTP is told by its name.
  if (protocol !== undefined && protocol !== 'HTTP') return undefined;
  if (probe !== 'plain' && protocol !== 'HTTP' && tlsReason(error) !== 'plain') return undefined;
  return finding({
    code: 'tls-on-plain-port',
    stage: 'tls',
    evidence: [
      `${target.host}:${target.port} does not answer with TLS`,
      ...hexLines(shown.unreadable ?? new Uint8Array()),
      reasonOf(shown.error),
      probe === 'plain' ? 'A second connection was answered in plain text' : undefined,
    ],
    cause: t('The server does not answer with TLS: it speaks plain text on this port.'),
    remedy: t('Use ws:// for this port, or the port where the server speaks TLS.'),
    fix: otherScheme(profile, false),
  });
}

function tlsPort(examined: Examined): Finding | undefined {
  const { attempt, shown } = examined;
  const { target, unreadable, probe, stage } = attempt;
  if (target.secure || stage !== 'response') return undefined;
  if (unreadable !== undefined && protocolOf(unreadable) === 'TLS') {
    return plainOnTlsPort(examined, ['A TLS record came:', ...hexLines(shown.unreadable!)]);
  }
  if (probe !== 'tls' && probe !== 'h2') return undefined;
  return plainOnTlsPort(examined, [
    attempt.ended === true ? 'The server closed without an answer' : undefined,
    `A second connection to ${target.host}:${target.port} spoke TLS`,
  ]);
}

/** An `https:` proxy that is one of `http:`. */
function proxyInPlainText({ attempt, shown }: Examined): Finding | undefined {
  const { proxy, error } = attempt;
  if (proxy?.kind !== 'https' || tlsReason(error) !== 'plain') return undefined;
  const own = proxy.source === 'profile' && !proxy.authenticated;
  return finding({
    code: 'tls-on-plain-port',
    stage: 'proxy',
    evidence: [`Proxy: ${shown.proxy!.url}`, reasonOf(shown.error)],
    cause: t('The proxy does not answer with TLS: it speaks plain text on this port.'),
    remedy: t('Write the proxy as http://; what goes through it may be TLS all the same.'),
    fix: own ? change(t('Use http:// for the proxy'), { proxy: proxy.url.replace(/^https:/i, 'http:') }) : undefined,
  });
}

function reasonOf(error: Attempt['error']): string | undefined {
  if (error === undefined) return undefined;
  const { code, message } = error;
  return /^[A-Z_0-9/]+$/.test(code) ? code : message;
}
