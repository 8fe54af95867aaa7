/** The server wants to know who asks, or does not let them in: 401 and 403. */
import type { Finding, ProfileFix } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Attempt } from '../net/attempt.ts';
import { headerValue } from '../wire/httpHead.ts';
import { answerLines, fieldLines } from './answerEvidence.ts';
import { asksFor, listed, schemesAsked } from './authSchemes.ts';
import { bodySign } from './bodySigns.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { gatewayOf } from './gateway.ts';
import { change } from './profileFix.ts';
import { quoted } from './shownText.ts';

export function unauthorized(examined: Examined): Finding {
  const { shown } = examined;
  const answer = shown.response!;
  const schemes = schemesAsked(answer.headers, 'WWW-Authenticate');
  const asked = schemes.length === 0 ? [] : [t('It asks for {0}.', listed(schemes))];
  const sent = sentCredentials(examined);
  return finding({
    code: 'unauthorized',
    stage: 'response',
    evidence: [
      ...answerLines(answer, ['WWW-Authenticate']),
      sent === undefined ? 'Sent: no Authorization and no Cookie' : `Sent: ${sent}`,
    ],
    cause: [
      sent === undefined
        ? t('The server wants to know who asks.')
        : t('The server does not accept the credentials that were sent: they are wrong, expired or of another kind.'),
      ...asked,
    ].join(' '),
    remedy:
      sent === undefined
        ? t('Set auth in the profile, or a cookie or header that the server takes.')
        : t('Renew the token or the cookie, or correct user name and password.'),
    fix: sent === undefined ? authFix(schemes) : undefined,
  });
}

/** The values are asked for when connecting, and kept as secrets. */
function authFix(schemes: readonly string[]): ProfileFix | undefined {
  if (asksFor(schemes, 'bearer')) {
    return change(t('Add a bearer token'), { auth: { type: 'bearer', token: '${secret:token}' } });
  }
  if (!asksFor(schemes, 'basic')) return undefined;
  const auth = { type: 'basic', username: '${input:User name}', password: '${secret:password}' } as const;
  return change(t('Add user name and password'), { auth });
}

/** Which headers with credentials went out, and the API key's. */
function sentCredentials({ attempt, profile }: Examined): string | undefined {
  const own = profile.auth?.type === 'apiKey' && profile.auth.in === 'header' ? [profile.auth.name.toLowerCase()] : [];
  const names = new Set(['authorization', 'cookie', ...own]);
  const sent = attempt.request?.headers.filter(([name]) => names.has(name.toLowerCase())).map(([name]) => name) ?? [];
  const inQuery =
    profile.auth?.type === 'apiKey' && profile.auth.in === 'query' ? [`${profile.auth.name} in the URL`] : [];
  const all = [...sent.slice(0, 5), ...inQuery];
  return all.length === 0 ? undefined : all.join(', ');
}

export function forbidden(examined: Examined): Finding {
  const { attempt, shown, profile } = examined;
  const answer = shown.response!;
  const origin = fieldLines(shown.request, ['Origin'])[0];
  const own = originOf(attempt);
  const inHeaders = profile.headers?.some(([name]) => name.toLowerCase() === 'origin') ?? false;
  const same = headerValue(attempt.request?.headers ?? [], 'Origin') === own;
  return finding({
    code: 'forbidden-origin',
    stage: 'response',
    evidence: [...answerLines(answer), `Sent: ${origin ?? 'no Origin'}`],
    ...forbiddenWords(examined),
    fix: same || inHeaders || own === undefined ? undefined : change(t('Send {0}', `Origin: ${own}`), { origin: own }),
  });
}

function forbiddenWords(examined: Examined): Pick<Conclusion, 'cause' | 'remedy'> {
  const { attempt, shown } = examined;
  const answer = shown.response!;
  const origin = headerValue(shown.request?.headers ?? [], 'Origin');
  const own = originOf(attempt) ?? '';
  if (bodySign(answer) === 'origin') {
    return {
      cause:
        origin === undefined
          ? t('The server refuses a request without Origin.')
          : t('The server refuses the Origin {0}.', quoted(origin)),
      remedy: t(
        'Set origin in the profile to the address of the page that the server expects, or allow this one on the server.',
      ),
    };
  }
  if (origin === undefined) {
    return {
      cause: t('The server does not let this request in; no Origin was sent, and many servers refuse for that.'),
      remedy: t(
        'Set origin in the profile to the address of the page that the server expects, e.g. {0}; if that changes nothing, it wants credentials.',
        own,
      ),
    };
  }
  if (origin !== own) {
    return {
      cause: t(
        'The server does not let this request in; likely for its Origin {0}, which is not its own.',
        quoted(origin),
      ),
      remedy: t(
        'Set origin in the profile to the address of the page that the server expects, or check that the account may use this path.',
      ),
    };
  }
  return {
    cause: notForOrigin(sentCredentials(examined) !== undefined, gatewayOf(answer)),
    remedy: t('Check the credentials and what they allow, and the rules of what stands before the server.'),
  };
}

function notForOrigin(hasCredentials: boolean, gateway: string | undefined): string {
  if (gateway === undefined) {
    return hasCredentials
      ? t(
          'The server does not let this request in, and its Origin is hardly why: its credentials are not enough for this path.',
        )
      : t('The server does not let this request in, and its Origin is hardly why: it has no credentials.');
  }
  return hasCredentials
    ? t(
        'The server does not let this request in, and its Origin is hardly why: its credentials are not enough for this path, or {0} blocks this client or its address.',
        gateway,
      )
    : t(
        'The server does not let this request in, and its Origin is hardly why: it has no credentials, or {0} blocks this client or its address.',
        gateway,
      );
}

/** As a page of that host would send it (RFC 6454 §6.2). */
function originOf({ target }: Attempt): string | undefined {
  if (target.socketPath !== undefined) return undefined;
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  const usual = target.secure ? 443 : 80;
  return `${target.secure ? 'https' : 'http'}://${host}${target.port === usual ? '' : `:${target.port}`}`;
}
