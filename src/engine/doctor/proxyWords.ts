/** What is said of proxies in several places. */
import type { ProfileFix } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { listed } from './authSchemes.ts';
import type { Examined } from './examined.ts';
import type { Conclusion } from './finding.ts';
import { change } from './profileFix.ts';

export function withoutProxy(): ProfileFix {
  return change(t('Connect without a proxy'), { proxy: 'none' });
}

/** Which proxy, and where it was read. */
export function proxyLine({ shown }: Examined): string {
  return `Proxy: ${shown.proxy!.url} (from ${shown.proxy!.source})`;
}

/** It wants a user name and a password, or others. `schemes`: those that it asks for by name. */
export function credentialsWanted(
  examined: Examined,
  schemes: readonly string[] = [],
): Omit<Conclusion, 'evidence' | 'stage'> {
  const asked = schemes.length === 0 ? undefined : listed(schemes);
  if (examined.attempt.proxy?.authenticated === true) {
    return {
      code: 'proxy-auth',
      cause:
        asked === undefined
          ? t('The proxy does not accept the user name and password that were sent.')
          : t('The proxy does not accept the user name and password that were sent ({0}).', asked),
      remedy: t('Correct them; special characters in a URL are percent-encoded.'),
    };
  }
  return {
    code: 'proxy-auth',
    cause:
      asked === undefined
        ? t('The proxy wants to know who asks, and no credentials were sent.')
        : t('The proxy wants to know who asks ({0}), and no credentials were sent.', asked),
    remedy: t('Write user name and password into the proxy’s URL.'),
    fix: withCredentials(examined),
  };
}

/** Asks for both when connecting; neither is written into the profile. */
function withCredentials({ shown }: Examined): ProfileFix | undefined {
  if (shown.proxy === undefined) return undefined;
  const proxy = shown.proxy.url.replace('://', '://${input:Proxy user name}:${secret:proxy-password}@');
  return change(t('Add user name and password'), { proxy });
}
