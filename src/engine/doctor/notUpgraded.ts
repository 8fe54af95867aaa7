/** An answer of success that is no upgrade: a page, or something in between has dropped `Upgrade`. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { AnsweredHead } from '../net/attempt.ts';
import { answerLines, isPage } from './answerEvidence.ts';
import { bodySign } from './bodySigns.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { gatewayOf, passedThrough } from './gateway.ts';
import { serverOwnWords } from './serverOwnWords.ts';

/** What of an answer tells whether `Upgrade` was dropped. */
export const upgradeFields = ['Upgrade', 'Connection', 'Content-Type', 'Age'];

export function notUpgraded({ shown, profile }: Examined): Finding {
  const answer = shown.response!;
  return finding({
    code: 'not-upgraded',
    stage: 'response',
    evidence: answerLines(answer, upgradeFields),
    ...(serverOwnWords(bodySign(answer), profile) ?? words(answer)),
  });
}

/** The words for a gateway that keeps `Upgrade` to itself. */
export function droppedBy(gateway: string | undefined): Pick<Conclusion, 'cause' | 'remedy'> {
  return {
    cause:
      gateway === undefined
        ? t('The server saw a request without Upgrade: something in between dropped the header.')
        : t('The server saw a request without Upgrade: {0} in between dropped the header.', gateway),
    remedy: passOn(gateway),
  };
}

function words(answer: AnsweredHead): Pick<Conclusion, 'cause' | 'remedy'> {
  const gateway = gatewayOf(answer);
  if (bodySign(answer) === 'upgrade-lost') return droppedBy(gateway);
  if (passedThrough(answer)) {
    return {
      cause:
        gateway === undefined
          ? t('It was answered like a page, by way of a proxy, which likely dropped Upgrade; or the path is a page.')
          : t(
              'It was answered like a page, by way of {0}, which likely dropped Upgrade; or the path is a page.',
              gateway,
            ),
      remedy: passOn(gateway),
    };
  }
  if (isPage(answer)) {
    return gateway === undefined
      ? {
          cause: t('The path is a page: HTML came in the place of an upgrade.'),
          remedy: t('Check the path: the WebSocket is likely at another one, e.g. /ws.'),
        }
      : {
          cause: t('The path is a page: HTML came in the place of an upgrade, or {0} dropped Upgrade.', gateway),
          remedy: `${t('Check the path.')} ${passOn(gateway)}`,
        };
  }
  return {
    cause:
      gateway === undefined
        ? t(
            'It was answered like any other request: the path takes no WebSocket, or something in between dropped Upgrade.',
          )
        : t(
            'It was answered like any other request: the path takes no WebSocket, or {0} in between dropped Upgrade.',
            gateway,
          ),
    remedy: `${t('Check the path.')} ${passOn(gateway)}`,
  };
}

function passOn(gateway: string | undefined): string {
  if (gateway === 'nginx') {
    return t(
      'If the path is right, have nginx pass it on: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade".',
    );
  }
  if (gateway === 'Cloudflare') {
    return t('If the path is right, switch WebSockets on in Cloudflare’s network settings.');
  }
  return t('If the path is right, have the proxy pass Upgrade and Connection on.');
}
