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
  omitted: Set<string>;
}

/**
 * Where an answer sends us, where the profile follows it; otherwise the attempt says so. To another origin go only the
 * headers that every handshake has.
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
  const target = targetFor(location, opening.target.url.href, secrets);
  if (target === undefined) return undefined;
  const { secure, host, port } = attempt.target;
  const sameOrigin = target.host === host && target.port === port && (target.secure || !secure);
  const custom = new Set((profile.headers ?? []).map(([name]) => name.toLowerCase()));
  if (profile.auth?.type === 'apiKey') custom.add(profile.auth.name.toLowerCase());
  const left = sameOrigin
    ? []
    : opening.headerNames.filter((name) => custom.has(name.toLowerCase()) || confidential.has(name.toLowerCase()));
  const omitted = left.filter((name) => name.toLowerCase() !== 'host' || custom.has('host'));
  return {
    redirect: { url: attempt.target.url, status: response.status, location, omitted },
    target,
    omitted: new Set(omitted.map((name) => name.toLowerCase())),
  };
}

function targetFor(location: string, from: string, secrets: string[] | undefined): Target | undefined {
  try {
    return targetOf({ url: new URL(location, from).href }, secrets);
  } catch (error) {
    if (error instanceof RpcError || error instanceof TypeError) return undefined;
    throw error;
  }
}
