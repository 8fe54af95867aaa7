/** What is said of proxies in several places. */
import type { ProfileFix } from '../../contract/finding.ts';
import type { Examined } from './examined.ts';
import type { Conclusion } from './finding.ts';
import { change } from './profileFix.ts';

export const withoutProxy = change('Connect without a proxy', { proxy: 'none' });

/** Which proxy, and where it was read. */
export function proxyLine({ shown }: Examined): string {
  return `Proxy: ${shown.proxy!.url} (from ${shown.proxy!.source})`;
}

export function placeOf(source: string): string {
  return source === 'profile' ? 'the profile' : source;
}

/** It wants a user name and a password, or others. `asked`: ` (Basic)`. */
export function credentialsWanted(examined: Examined, asked: string): Omit<Conclusion, 'evidence' | 'stage'> {
  if (examined.attempt.proxy?.authenticated === true) {
    return {
      code: 'proxy-auth',
      cause: `The proxy does not accept the user name and password that were sent${asked}.`,
      remedy: 'Correct them; special characters in a URL are percent-encoded.',
    };
  }
  return {
    code: 'proxy-auth',
    cause: `The proxy wants to know who asks${asked}, and no credentials were sent.`,
    remedy: 'Write user name and password into the proxy’s URL.',
    fix: withCredentials(examined),
  };
}

/** Asks for both when connecting; neither is written into the profile. */
function withCredentials({ shown }: Examined): ProfileFix | undefined {
  if (shown.proxy === undefined) return undefined;
  const proxy = shown.proxy.url.replace('://', '://${input:Proxy user name}:${secret:proxy-password}@');
  return change('Add user name and password', { proxy });
}
