import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { ConnectionFacts } from './connectionFacts.ts';
import { milliseconds } from './durations.ts';
import { finding, type Conclusion } from './finding.ts';
import { quoted } from './shownText.ts';

/** A check of a connection stays that long, in milliseconds. */
export const atOnce = 1_000;

type Words = Pick<Conclusion, 'cause' | 'remedy'>;

/** Undefined for a code that says nothing of this client. */
function words(code: number, reason: string): Words | undefined {
  switch (code) {
    case 1002:
      return {
        cause: t('The server opened the connection, and closed it for a breach of the protocol.'),
        remedy: t(
          'Look at what was sent on opening; the server, or a proxy before it, may not support what was agreed on.',
        ),
      };
    case 1003:
      return {
        cause: t('The server opened the connection, and closed it for data of a type that it does not take.'),
        remedy: t('Look at what is sent on opening: text where the server wants binary, or the other way round.'),
      };
    case 1007:
      return {
        cause: t('The server opened the connection, and closed it for data that it cannot read.'),
        remedy: t('Look at what is sent on opening: it is not as the server expects it.'),
      };
    case 1008:
      return {
        cause: t(
          'The server opened the connection, and closed it for a rule of its own; often for missing credentials.',
        ),
        remedy: t('Check token, cookie, Origin and subprotocol, and what the server wants to be sent first.'),
      };
    case 1011:
      return {
        cause: t('The server opened the connection, and failed at once.'),
        remedy: t('Look in the server’s log.'),
      };
    default:
      return code >= 3000 && code <= 4999 ? applicationWords(code, reason) : undefined;
  }
}

/** The server closed within a second of opening, with a code that says that it does not want this client. */
export function closedAtOnce({ opened, closed, close }: ConnectionFacts): Finding | undefined {
  const { code, reason, by } = close;
  const after = closed - opened;
  if (by === 'us' || after > atOnce) return undefined;
  const told = words(code, reason);
  if (told === undefined) return undefined;
  return finding({
    code: 'closed-at-once',
    stage: 'first-seconds',
    evidence: [
      `Close frame from the server: ${code}${reason === '' ? ', without a reason' : ` ${quoted(reason, 123)}`}`,
      `${milliseconds(Math.max(0, after))} after opening`,
    ],
    ...told,
  });
}

/** 3000 to 3999 are registered, 4000 to 4999 private (RFC 6455 §7.4.2); many follow the last digits of HTTP. */
function applicationWords(code: number, reason: string): Words {
  const access = [3000, 3003, 4001, 4003].includes(code) || [401, 403].includes(code % 1000);
  const says = access || /auth|token|forbidden|credential|permission/i.test(reason);
  if (says) {
    return {
      cause: t(
        'The server opened the connection, and closed it with {0}, a code of its application: it does not let this client in.',
        code,
      ),
      remedy: t('Check the credentials, and whether they have to be sent as the first message.'),
    };
  }
  return {
    cause: t('The server opened the connection, and closed it with {0}, a code of its application.', code),
    remedy: t('Look up what the code means to the application; its reason may say it.'),
  };
}
