import type { Redirect } from '../../contract/model.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';
import { headerValue } from '../wire/httpHead.ts';
import type { Opening } from './opening.ts';
import { targetOf, type Target } from './target.ts';

const followed = new Set([301, 302, 303, 307, 308]);

/** Not for another origin: they say who we are. */
const confidential = new Set(['authorization', 'cookie', 'proxy-authorization', 'host']);

export interface FollowedRedirect {
  redirect: Redirect;
  target: Target;
  /** What the profile has for its own origin only, such as a client certificate, is not for this one. */
  foreign: boolean;
  /** In lower case; with those that were left out before: who asks for another hop is not who they are for. */
  omitted: Set<string>;
}

/**
 * Where an answer sends us, where the profile follows it; otherwise the attempt says so. To another origin go only the
 * headers that every handshake has. Nobody sends us to a UNIX socket of this machine: only within the same one.
 */
export function redirectOf(
  opening: Opening,
  { profile, secrets }: { profile: ConnectionProfile; secrets?: string[] | undefined },
  hops: number,
): FollowedRedirect | undefined {
  const { attempt } = opening;
  const { response } = attempt;
  const location = response === undefined ? undefined : headerValue(response.headers, 'Location');
  if (response === undefined || location === undefined || !followed.has(response.status)) return undefined;
  const limit = profile.followRedirects ?? 0;
  attempt.redirectLimit = limit;
  if (hops >= limit) return undefined;
  const target = targetFor(location, opening.target, secrets);
  if (target === undefined) return undefined;
  const { secure, host, port, socketPath } = attempt.target;
  const samePlace = target.host === host && target.port === port && target.socketPath === socketPath;
  const sameOrigin = samePlace && (target.secure || !secure);
  const custom = new Set((profile.headers ?? []).map(([name]) => name.toLowerCase()));
  if (profile.auth?.type === 'apiKey') custom.add(profile.auth.name.toLowerCase());
  const left = sameOrigin
    ? []
    : opening.headerNames.filter((name) => custom.has(name.toLowerCase()) || confidential.has(name.toLowerCase()));
  const omitted = left.filter((name) => name.toLowerCase() !== 'host' || custom.has('host'));
  const { cert, pfx } = profile.tls ?? {};
  const certificate = !sameOrigin && !opening.foreign && (cert ?? pfx) !== undefined ? ['TLS client certificate'] : [];
  return {
    redirect: { url: attempt.target.url, status: response.status, location, omitted: [...omitted, ...certificate] },
    target,
    foreign: opening.foreign || !sameOrigin,
    omitted: new Set([...opening.omitted, ...omitted.map((name) => name.toLowerCase())]),
  };
}

function targetFor(location: string, from: Target, secrets: string[] | undefined): Target | undefined {
  try {
    const url = new URL(location, from.socketPath === undefined ? from.url : `ws://localhost${pathOf(from.url)}`);
    // It is for who shows a page (RFC 9110 §10.2.2).
    url.hash = '';
    if (from.socketPath !== undefined && url.host === 'localhost' && !URL.canParse(location)) {
      const [socket] = from.url.pathname.split(':', 1);
      return targetOf({ url: `${from.url.protocol}${socket}:${url.pathname}${url.search}` }, secrets);
    }
    const target = targetOf({ url: url.href }, secrets);
    return target.socketPath === undefined ? target : undefined;
  } catch (error) {
    if (error instanceof RpcError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What is asked of the socket: `/run/app.sock:/chat?x`. */
function pathOf({ pathname, search }: URL): string {
  const colon = pathname.indexOf(':');
  return `${colon === -1 ? '/' : pathname.slice(colon + 1)}${search}`;
}
