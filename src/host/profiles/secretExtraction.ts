/** Finds the secrets that stand in a profile in plain text, and takes them out of it. */
import type { ConnectionProfile } from '../../contract/model.ts';
import { messageSecrets } from './messageSecrets.ts';
import { isSecretName, isSecretSubprotocol, isSecretValue } from './secretNames.ts';
import { mapTexts, textsOf, type TextPath } from './variables/profileTexts.ts';
import { hasReference, withPlaceholders } from './variables/template.ts';

/** Where a secret stood, for its name. */
export type SecretPlace =
  | 'userinfo'
  | 'subprotocol'
  | 'proxy'
  | 'passphrase'
  | 'key'
  | 'message'
  | `query.${string}`
  | `header.${string}`
  | `cookie.${string}`
  | `auth.${string}`;

/** A part of a text: `from` and `to` are indices in it as it is written. */
export interface SecretSpan {
  from: number;
  to: number;
  place: SecretPlace;
}

export interface FoundSecret extends SecretSpan {
  path: TextPath;
  value: string;
}

/** In the order of the profile. Texts with variables hold no secret themselves, but a URL may besides. */
export function findSecrets(profile: ConnectionProfile): FoundSecret[] {
  return textsOf(profile).flatMap(({ text, path }) =>
    spansIn(text, path, profile).map((span) => ({
      ...span,
      path,
      value: withPlaceholders(text.slice(span.from, span.to)),
    })),
  );
}

/**
 * Calls `keep` with each secret, and writes what it returns in the secret's place. References that are there already
 * stay. An HTTP credential keeps its scheme: `Bearer ${secret:…}`.
 */
export function extractSecrets<T extends ConnectionProfile>(
  profile: T,
  keep: (place: SecretPlace, value: string) => string,
): T {
  return mapTexts(profile, (text, path) => {
    let kept = '';
    let end = 0;
    for (const { from, to, place } of spansIn(text, path, profile)) {
      kept += text.slice(end, from) + keep(place, withPlaceholders(text.slice(from, to)));
      end = to;
    }
    return kept + text.slice(end);
  });
}

function spansIn(text: string, path: TextPath, { headers = [] }: ConnectionProfile): SecretSpan[] {
  const [field, inner] = path;
  const name = String(path.at(-1));
  const whole = (place: SecretPlace, is = true): SecretSpan[] =>
    is && mayKeep(text) ? [{ from: 0, to: text.length, place }] : [];
  switch (field) {
    case 'url':
      return urlSpans(text);
    case 'proxy':
      return userinfoSpans(text, 'proxy');
    case 'query':
      return whole(`query.${name}`, isSecretName(name) || isSecretValue(text));
    case 'headers':
      return headerSpans(headers[Number(inner)]![0], text);
    case 'subprotocols':
      return whole('subprotocol', isSecretSubprotocol(text));
    case 'cookies':
      return whole(`cookie.${name}`);
    case 'auth':
      return whole(`auth.${name}`, name === 'password' || name === 'token' || name === 'value');
    case 'tls':
      if (inner === 'passphrase') return whole('passphrase');
      return whole('key', inner === 'key' && text.startsWith('-----BEGIN '));
    case 'onOpen':
    case 'heartbeat':
    case 'templates':
      return messageSecrets(text, path).map((span) => ({ ...span, place: 'message' }));
    default:
      return [];
  }
}

function headerSpans(name: string, value: string): SecretSpan[] {
  if (!mayKeep(value) || !(isSecretName(name) || isSecretValue(value))) return [];
  const credential = /^([a-z][\w-]*\s+)\S/i.exec(value);
  const from = credential && isSecretValue(value) ? credential[1]!.length : 0;
  return [{ from, to: value.length, place: `header.${name.toLowerCase()}` }];
}

/** Works on the text, not on a parsed URL: what is no secret stays byte for byte. */
function urlSpans(url: string): SecretSpan[] {
  const spans = userinfoSpans(url, 'userinfo');
  const question = url.indexOf('?');
  if (question === -1) return spans;
  let offset = question + 1;
  for (const pair of url.slice(offset).split('&')) {
    const equals = pair.indexOf('=');
    const name = decoded(pair.slice(0, equals));
    const value = pair.slice(equals + 1);
    if (equals !== -1 && mayKeep(value) && (isSecretName(name) || isSecretValue(value))) {
      spans.push(...partsWithoutPlus(value, offset + equals + 1, `query.${name}`));
    }
    offset += pair.length + 1;
  }
  return spans;
}

/** In a query a `+` means a space, and one of a value is written `%2B`: what was between them stays so. */
function partsWithoutPlus(value: string, offset: number, place: SecretPlace): SecretSpan[] {
  return [...value.matchAll(/[^+]+/g)].map(({ index, 0: part }) => ({
    from: offset + index,
    to: offset + index + part.length,
    place,
  }));
}

function userinfoSpans(url: string, place: SecretPlace): SecretSpan[] {
  const [, scheme = '', user = ''] = /^([a-z][a-z0-9+.-]*:\/\/|)([^/?#@]+)@/i.exec(url) ?? [];
  return mayKeep(user) ? [{ from: scheme.length, to: scheme.length + user.length, place }] : [];
}

function mayKeep(text: string): boolean {
  return text !== '' && !hasReference(text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
