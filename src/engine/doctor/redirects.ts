/** The answer says that it is elsewhere. */
import type { Finding, ProfileFix } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Attempt } from '../net/attempt.ts';
import { headerValue } from '../wire/httpHead.ts';
import { answerLines } from './answerEvidence.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { change, otherUrl } from './profileFix.ts';
import { hidden } from './redaction.ts';
import { quoted } from './shownText.ts';

const permanent = new Set([301, 308]);
const confidential = new Set(['authorization', 'cookie', 'proxy-authorization']);
const loginWords = /\b(?:log-?in|sign-?in|sso|oauth2?|auth|authorize|saml)\b/i;

/** Those that were followed, whatever came of it. */
export function followedFinding({ shown }: Examined): Finding | undefined {
  const hops = shown.redirects ?? [];
  if (hops.length === 0) return undefined;
  const omitted = [...new Set(hops.flatMap((hop) => hop.omitted))];
  return finding({
    code: 'redirect',
    severity: 'info',
    stage: 'response',
    evidence: [
      ...hops.slice(0, 10).map(({ url, status, location }) => `${url}: ${status}, Location: ${location}`),
      omitted.length === 0 ? undefined : `Left out: ${omitted.join(', ')}`,
    ],
    cause:
      omitted.length === 0
        ? t('The server sent the request elsewhere, and it was followed.')
        : t(
            'The server sent the request elsewhere, and it was followed; {0} did not go to the other origin.',
            omitted.join(', '),
          ),
    remedy: t('Connect to the last address directly, which is quicker and sends all headers.'),
  });
}

/** One that was not followed. */
export function redirect(examined: Examined): Finding {
  const { attempt, shown, profile } = examined;
  const answer = shown.response!;
  const location = headerValue(answer.headers, 'Location');
  const to = location === undefined ? undefined : resolved(location, shown.target.url);
  const leaves = to !== undefined && !sameOrigin(attempt, to);
  const left = leaves ? confidentialHeaders(examined) : [];
  return finding({
    code: 'redirect',
    stage: 'response',
    evidence: [
      ...answerLines(answer, ['Location', 'Retry-After']),
      left.length === 0 ? undefined : `Would not go to the other origin: ${left.join(', ')}`,
    ],
    ...words(examined, location, to),
    fix: to === undefined ? undefined : fixFor(examined, to, profile.followRedirects ?? 0),
  });
}

function words(
  examined: Examined,
  location: string | undefined,
  to: URL | undefined,
): Pick<Conclusion, 'cause' | 'remedy'> {
  const followed = examined.attempt.redirects?.length ?? 0;
  if (location === undefined || to === undefined) {
    return {
      cause:
        location === undefined
          ? t('The server says that it is elsewhere, but not where.')
          : t(
              'The server says that it is elsewhere, at an address that cannot be connected to: {0}.',
              quoted(location),
            ),
      remedy: t('Ask who runs the server for its address.'),
    };
  }
  const place = quoted(shownUrl(to), 200);
  if (followed > 0) {
    return {
      cause:
        followed === 1
          ? t('The server says that it is elsewhere again, after a redirect that was followed: {0}.', place)
          : t(
              'The server says that it is elsewhere again, after {0} redirects that were followed: {1}.',
              followed,
              place,
            ),
      remedy: t('Connect to that address directly; if they go in circles, the server’s rules are wrong.'),
    };
  }
  if (loginWords.test(to.pathname) || loginWords.test(to.hostname)) {
    return {
      cause: t('The server sends to a page to sign in: {0}.', place),
      remedy: t('Send the cookie or the token of a session that is signed in.'),
    };
  }
  return {
    cause:
      examined.attempt.target.secure && to.protocol === 'ws:'
        ? t('The server says that it is elsewhere, in plain text: {0}.', place)
        : t('The server says that it is elsewhere: {0}.', place),
    remedy: t('Connect to that address, or have redirects followed (followRedirects).'),
  };
}

/** An address for good takes the place of the old one; another is followed each time. */
function fixFor({ attempt, profile }: Examined, to: URL, limit: number): ProfileFix | undefined {
  const { target, response } = attempt;
  if (loginWords.test(to.pathname) || loginWords.test(to.hostname)) return undefined;
  const downgraded = target.secure && to.protocol === 'ws:';
  if (downgraded || shownUrl(to).includes(hidden) || (attempt.redirects?.length ?? 0) > 0) return undefined;
  if (permanent.has(response!.status)) return otherUrl(profile, to.href, t('Use {0}', `${to.protocol}//${to.host}`));
  return limit > 0 ? undefined : change(t('Follow redirects'), { followRedirects: 5 });
}

/** Against the address that it came from; `http(s)` is taken for its twin. */
function resolved(location: string, base: string): URL | undefined {
  const url = URL.parse(location.slice(0, 4_000), base);
  if (url === null) return undefined;
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  url.username = '';
  url.password = '';
  return url.protocol === 'ws:' || url.protocol === 'wss:' ? url : undefined;
}

/** With what is hidden as it is hidden elsewhere, not percent-encoded. */
function shownUrl({ href }: URL): string {
  return href.replaceAll(encodeURIComponent(hidden), hidden);
}

function sameOrigin({ target }: Attempt, to: URL): boolean {
  const port = to.port === '' ? (to.protocol === 'wss:' ? 443 : 80) : Number(to.port);
  const host = to.hostname.replace(/^\[|\]$/g, '');
  return host === target.host && port === target.port && (to.protocol === 'wss:' || !target.secure);
}

/** Names, as they were sent: those that say who we are, and those of the profile. */
function confidentialHeaders({ attempt, profile }: Examined): string[] {
  const own = (profile.headers ?? []).map(([name]) => name.toLowerCase());
  const key = profile.auth?.type === 'apiKey' ? [profile.auth.name.toLowerCase()] : [];
  const kept = new Set([...confidential, ...own, ...key]);
  const sent = attempt.request?.headers.map(([name]) => name) ?? [];
  return sent.filter((name) => kept.has(name.toLowerCase())).slice(0, 20);
}
