/** The answer is HTTP/1.0, or no HTTP. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { answerLines } from './answerEvidence.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { gatewayOf } from './gateway.ts';
import { hexLines } from './hexLines.ts';
import { protocolOf, protocolWords } from './protocols.ts';
import { quoted } from './shownText.ts';

export function isHttp10({ attempt }: Examined): boolean {
  return attempt.response?.version === '1.0';
}

/** A warning where the status says more, or the upgrade was answered all the same. */
export function http10({ shown }: Examined, severity: Finding['severity']): Finding {
  const answer = shown.response!;
  const gateway = gatewayOf(answer);
  const upgraded = answer.status === 101;
  return finding({
    code: 'http-1.0',
    severity,
    stage: upgraded ? 'upgrade' : 'response',
    evidence: answerLines(answer, ['Connection', 'Upgrade']),
    cause: upgraded
      ? t(
          'The upgrade was answered as HTTP/1.0, which has none; the connection works all the same (RFC 6455 §4.1 asks for HTTP/1.1).',
        )
      : t('The answer is HTTP/1.0, which has no Upgrade: no WebSocket is possible over it (RFC 9110 §7.8).'),
    remedy: upgraded
      ? t('Have the server answer with HTTP/1.1: other clients may refuse.')
      : gateway === undefined
        ? t('Look for what speaks HTTP/1.0 on the way, and set it to 1.1, in nginx with proxy_http_version 1.1.')
        : t('Look for what speaks HTTP/1.0 ({0}?), and set it to 1.1, in nginx with proxy_http_version 1.1.', gateway),
  });
}

/** The bytes that came are no HTTP; or look like it, and are another protocol's way to say so. */
export function notHttp({ attempt, shown }: Examined): Finding | undefined {
  const { unreadable, stage } = attempt;
  if (unreadable === undefined || unreadable.length === 0) return undefined;
  return unread(stage === 'tls' ? 'tls' : 'response', unreadable, shown.unreadable!);
}

export function notHttpAnswer({ attempt, shown }: Examined, protocol?: string): Finding {
  const { raw, status } = attempt.response!;
  return unread('response', raw, status === 0 ? shown.response!.raw : new Uint8Array(), protocol ?? protocolOf(raw), [
    ...(status === 0 ? [] : answerLines(shown.response!)),
  ]);
}

function unread(
  stage: 'tls' | 'response',
  bytes: Uint8Array,
  shown: Uint8Array,
  protocol = protocolOf(bytes),
  lines: readonly string[] = [],
): Finding {
  const line = Buffer.from(shown.subarray(0, 60))
    .toString('latin1')
    .split(/[\r\n]/)[0]!;
  const cause =
    protocol === 'HTTP'
      ? t('The answer begins like HTTP, but its status line cannot be read: {0}.', quoted(line, 60))
      : protocol === undefined
        ? t('What came is no HTTP, and no protocol that is known here.')
        : t('What listens there speaks {0}, not WebSocket.', protocolWords(protocol));
  return finding({
    code: 'not-http',
    stage,
    evidence: [...lines, ...hexLines(shown)],
    cause,
    remedy: protocol === 'HTTP' ? t('Correct the server, or what stands before it.') : t('Check host and port.'),
  });
}
