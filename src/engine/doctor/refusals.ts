/** Answers whose status says nearly all: 400, 404, 405, 426, 429 and what is like them. */
import type { Finding } from '../../contract/finding.ts';
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
            cause: 'The address or the headers are longer than the server takes.',
            remedy: 'Send fewer or smaller cookies and headers.',
          }
        : versions !== undefined && !lists13(versions)
          ? otherVersions(versions)
          : {
              cause: 'The server finds the request wrong.',
              remedy: 'Its body may say why; check path, query, headers and subprotocols.',
            };
  return refusal('bad-request', examined, words);
}

export function notFound(examined: Examined): Finding {
  const answer = examined.shown.response!;
  const gateway = gatewayOf(answer);
  if (bodySign(answer) === 'express') {
    return refusal('not-found', examined, {
      cause: `The application took it for a plain GET: it has no WebSocket at this path, or ${gateway ?? 'something'} in between dropped Upgrade.`,
      remedy: 'Check the path; if it is right, have the proxy pass Upgrade and Connection on.',
    });
  }
  const by = gateway === undefined ? '' : ` (${gateway} answers; it may not pass this path on)`;
  return refusal('not-found', examined, {
    cause: `There is nothing at ${quoted(examined.shown.target.path)}${by}.`,
    remedy: 'Check the path: /ws and /ws/ are two paths, and many servers have their WebSocket at a path of its own.',
  });
}

export function method(examined: Examined): Finding {
  return refusal('method', examined, {
    cause: 'The path does not take GET, which every WebSocket handshake is.',
    remedy: 'Check the path: it is one for other requests.',
  });
}

/** 426 says which protocols and versions the server has (RFC 9110 §15.5.22, RFC 6455 §4.4). */
export function upgradeRequired(examined: Examined): Finding {
  const answer = examined.shown.response!;
  const versions = headerValue(answer.headers, 'Sec-WebSocket-Version');
  const gateway = gatewayOf(answer);
  if (versions !== undefined && !lists13(versions))
    return refusal('upgrade-required', examined, otherVersions(versions));
  const says = versions === undefined ? '' : ` It speaks version ${quoted(versions)}, as was asked for.`;
  const dropped = droppedBy(gateway);
  return refusal('upgrade-required', examined, { ...dropped, cause: `${dropped.cause}${says}` });
}

export function tooMany(examined: Examined): Finding {
  const after = headerValue(examined.shown.response!.headers, 'Retry-After');
  return refusal('too-many', examined, {
    cause: 'The server has had too many requests from here.',
    remedy: `Wait${after === undefined ? '' : ` as Retry-After says (${quoted(after, 40)})`}, and let reconnects wait longer each time.`,
  });
}

export function unexpectedStatus(examined: Examined): Finding {
  const { status } = examined.shown.response!;
  const known = new Map<number, Words>([
    [
      408,
      {
        cause: 'The server, or what stands before it, did not get the request in time.',
        remedy: 'Look at what is slow between here and the server.',
      },
    ],
    [500, { cause: 'The server failed on this request.', remedy: 'Look in the server’s log.' }],
    [
      511,
      {
        cause: 'The network wants a sign-in before it lets anything through (RFC 6585 §6).',
        remedy: 'Open a page in the browser and sign in to the network.',
      },
    ],
  ]);
  return refusal(
    'unexpected-status',
    examined,
    known.get(status) ?? {
      cause: `The server did not accept the handshake, and answered ${status}.`,
      remedy: 'Its headers and body may say why.',
    },
  );
}

function lists13(versions: string): boolean {
  return versions.split(',').some((version) => version.trim() === '13');
}

function otherVersions(versions: string): Words {
  return {
    cause: `The server speaks other versions of WebSocket: ${quoted(versions)}; this is 13, the one of RFC 6455.`,
    remedy: 'Update the server.',
  };
}
