import type { ConnectionProfile } from '../../contract/profile.ts';
import type { DoctorProfile } from './examined.ts';
import { isSecretName, isSecretSubprotocol, isSecretValue } from './secretNames.ts';

/** Shorter ones would be found everywhere. */
const shortest = 4;
const words = new Set(['websocket', 'upgrade', 'keep-alive', 'true', 'false', 'none', 'polling']);

/**
 * The texts that must not be shown, longest first: those that are known for secrets, and what the profile holds where
 * secrets are. Each also as it looks in URLs, in JSON and in Base64.
 */
export function knownSecrets(profile: DoctorProfile, known: readonly string[]): string[] {
  const held = heldBy(profile).filter((text) => !words.has(text.toLowerCase()));
  const texts = [...known, ...held].filter((text) => text.length >= shortest);
  const all = new Set(texts.flatMap((text) => [text, inUrl(text), JSON.stringify(text).slice(1, -1)]));
  return [...all].sort((a, b) => b.length - a.length);
}

/** Whether what is sent by such a profile has secrets in it: those that are known, or what it holds where secrets are. */
export function holdsSecrets({ tls: _, ...profile }: DoctorProfile, known: readonly string[] = []): boolean {
  return known.length > 0 || heldBy(profile).some((text) => text !== '');
}

function heldBy({
  url,
  query = {},
  headers = [],
  cookies = {},
  auth,
  proxy,
  tls,
  subprotocols,
}: DoctorProfile): string[] {
  return [
    ...userInfo(url),
    ...userInfo(proxy ?? ''),
    ...queryOf(url)
      .filter(isSecretPair)
      .map(([, value]) => value),
    ...Object.entries(query)
      .filter(isSecretPair)
      .map(([, value]) => value),
    ...headers.filter(isSecretPair).map(([, value]) => value),
    ...headers.filter(isSecretPair).map(([, value]) => value.replace(/^\w+\s+/, '')),
    ...Object.values(cookies),
    ...(subprotocols ?? []).filter(isSecretSubprotocol),
    ...credentials(auth),
    ...(tls?.passphrase === undefined ? [] : [tls.passphrase]),
  ];
}

function credentials(auth: ConnectionProfile['auth']): string[] {
  switch (auth?.type) {
    case undefined:
      return [];
    case 'basic':
      return [auth.password, base64(`${auth.username}:${auth.password}`)];
    case 'bearer':
      return [auth.token];
    case 'apiKey':
      return [auth.value];
    default:
      return auth satisfies never;
  }
}

function isSecretPair([name, value]: [string, string]): boolean {
  return isSecretName(name) || isSecretValue(value);
}

function userInfo(url: string): string[] {
  const [, info] = /^[a-z][\w+.-]*:\/\/([^/?#@]+)@/i.exec(url) ?? [];
  if (info === undefined) return [];
  const colon = info.indexOf(':');
  const password = colon === -1 ? '' : info.slice(colon + 1);
  return [info, password, decoded(password), base64(decoded(info))];
}

function queryOf(url: string): [string, string][] {
  const question = url.indexOf('?');
  if (question === -1) return [];
  return url
    .slice(question + 1)
    .split('&')
    .flatMap((pair): [string, string][] => {
      const equals = pair.indexOf('=');
      if (equals === -1) return [];
      const [name, value] = [decoded(pair.slice(0, equals)), pair.slice(equals + 1)];
      return [
        [name, value],
        [name, decoded(value)],
      ];
    });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function inUrl(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
