/** Answers whose status says nearly all: 400, 404, 405, 426, 429 and what is like them. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { headerValue } from '../wire/httpHead.ts';
import { answerLines } from './answerEvidence.ts';
import { bodySign } from './bodySigns.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { gatewayOf } from './gateway.ts';
import { droppedBy, upgradeFields } from './notUpgraded.ts';
import { serverOwnWords } from './serverOwnWords.ts';
import { quoted } from './shownText.ts';

type Words = Pick<Conclusion, 'cause' | 'remedy' | 'fix'>;

const shownFields = [...upgradeFields, 'Sec-WebSocket-Version', 'Allow', 'Retry-After', 'X-RateLimit-Reset'];

function refusal(code: Conclusion['code'], { shown, profile }: Examined, words: Words): Finding {
  const answer = shown.response!;
  const own = serverOwnWords(bodySign(answer), profile);
  return finding({ code, stage: 'response', evidence: answerLines(answer, shownFields), ...(own ?? words) });
}

export function badRequest(examined: Examined): Finding {
  const answer = examined.shown.response!;
  const versions = headerValue(answer.headers, 'Sec-WebSocket-Version');
  const tooLong = answer.status === 414 || answer.status === 431;
  const words: Words =
    bodySign(answer) === 'upgrade-lost'
      ? droppedBy(gatewayOf(answer))
      : tooLong
        ? {
            cause: t('The address or the headers are longer than the server takes.'),
            remedy: t('Send fewer or smaller cookies and headers.'),
          }
        : versions !== undefined && !lists13(versions)
          ? otherVersions(versions)
          : {
              cause: t('The server finds the request wrong.'),
              remedy: t('Its body may say why; check path, query, headers and subprotocols.'),
            };
  return refusal('bad-request', examined, words);
}

export function notFound(examined: Examined): Finding {
  const answer = examined.shown.response!;
  const gateway = gatewayOf(answer);
  if (bodySign(answer) === 'express') {
    return refusal('not-found', examined, {
      cause:
        gateway === undefined
          ? t(
              'The application took it for a plain GET: it has no WebSocket at this path, or something in between dropped Upgrade.',
            )
          : t(
              'The application took it for a plain GET: it has no WebSocket at this path, or {0} in between dropped Upgrade.',
              gateway,
            ),
      remedy: t('Check the path; if it is right, have the proxy pass Upgrade and Connection on.'),
    });
  }
  const path = quoted(examined.shown.target.path);
  return refusal('not-found', examined, {
    cause:
      gateway === undefined
        ? t('There is nothing at {0}.', path)
        : t('There is nothing at {0} ({1} answers; it may not pass this path on).', path, gateway),
    remedy: t(
      'Check the path: /ws and /ws/ are two paths, and many servers have their WebSocket at a path of its own.',
    ),
  });
}

export function method(examined: Examined): Finding {
  return refusal('method', examined, {
    cause: t('The path does not take GET, which every WebSocket handshake is.'),
    remedy: t('Check the path: it is one for other requests.'),
  });
}

/** 426 says which protocols and versions the server has (RFC 9110 §15.5.22, RFC 6455 §4.4). */
export function upgradeRequired(examined: Examined): Finding {
  const answer = examined.shown.response!;
  const versions = headerValue(answer.headers, 'Sec-WebSocket-Version');
  const gateway = gatewayOf(answer);
  if (versions !== undefined && !lists13(versions))
    return refusal('upgrade-required', examined, otherVersions(versions));
  const { cause, remedy } = droppedBy(gateway);
  const says = versions === undefined ? [] : [t('It speaks version {0}, as was asked for.', quoted(versions))];
  return refusal('upgrade-required', examined, { cause: [cause, ...says].join(' '), remedy });
}

export function tooMany(examined: Examined): Finding {
  const after = headerValue(examined.shown.response!.headers, 'Retry-After');
  return refusal('too-many', examined, {
    cause: t('The server has had too many requests from here.'),
    remedy:
      after === undefined
        ? t('Wait, and let reconnects wait longer each time.')
        : t('Wait as Retry-After says ({0}), and let reconnects wait longer each time.', quoted(after, 40)),
  });
}

export function unexpectedStatus(examined: Examined): Finding {
  const { status } = examined.shown.response!;
  const known = new Map<number, Words>([
    [
      408,
      {
        cause: t('The server, or what stands before it, did not get the request in time.'),
        remedy: t('Look at what is slow between here and the server.'),
      },
    ],
    [500, { cause: t('The server failed on this request.'), remedy: t('Look in the server’s log.') }],
    [
      511,
      {
        cause: t('The network wants a sign-in before it lets anything through (RFC 6585 §6).'),
        remedy: t('Open a page in the browser and sign in to the network.'),
      },
    ],
  ]);
  return refusal(
    'unexpected-status',
    examined,
    known.get(status) ?? {
      cause: t('The server did not accept the handshake, and answered {0}.', status),
      remedy: t('Its headers and body may say why.'),
    },
  );
}

function lists13(versions: string): boolean {
  return versions.split(',').some((version) => version.trim() === '13');
}

function otherVersions(versions: string): Words {
  return {
    cause: t('The server speaks other versions of WebSocket: {0}; this is 13, the one of RFC 6455.', quoted(versions)),
    remedy: t('Update the server.'),
  };
}
