/** The transport was cut during the handshake. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { durationsOf } from './durations.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';

const cuts = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ENOTCONN', 'ERR_STREAM_PREMATURE_CLOSE']);

export function closedBeforeFinding({ attempt, shown, profile }: Examined): Finding | undefined {
  const { stage, ended, error, probe, target } = attempt;
  const cut = cuts.has(error?.code ?? '');
  if (ended !== true && !cut) return undefined;
  const evidence = [
    stage === 'response' ? shown.request?.startLine : `${target.host}:${target.port}`,
    cut
      ? `${error!.code}: ${shown.error!.message}`
      : 'The other side ended the connection (FIN), without a whole answer',
    durationsOf(attempt),
    probe === 'neither' ? 'A second connection that asked for TLS was answered with neither TLS nor HTTP' : undefined,
  ];
  const code = 'closed-before-response';
  if (stage === 'tls') {
    return finding({
      code,
      stage: 'tls',
      evidence,
      cause: t('The connection was closed during the TLS handshake, without a reason.'),
      remedy: t(
        'Check that this port speaks TLS, that the host name is one that it knows (tls.servername), and whether it wants a client certificate.',
      ),
    });
  }
  if (stage !== 'response') {
    return finding({
      code,
      stage: 'connect',
      evidence,
      cause: t('The connection was reset as soon as it was made.'),
      remedy: t('Check host and port; a firewall or a proxy on the way may cut it.'),
    });
  }
  const certificate = target.secure && (profile.tls?.cert !== undefined || profile.tls?.pfx !== undefined);
  return finding({
    code,
    stage: 'response',
    evidence,
    cause: certificate
      ? t(
          'The server closed the connection before it had answered, perhaps because it does not accept the client certificate.',
        )
      : t('The server, or something in between, closed the connection before a whole answer came.'),
    remedy: target.secure
      ? t('Look in the server’s log; check that this port speaks WebSocket.')
      : t('Check that this port speaks WebSocket; proxies and firewalls close on what they do not allow.'),
  });
}
