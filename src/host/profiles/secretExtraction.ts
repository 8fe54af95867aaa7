/** Takes the secrets out of a profile, so that it can be written to a file. */
import type { ConnectionProfile } from '../../contract/model.ts';
import { isSecretName, isSecretSubprotocol, isSecretValue } from './secretNames.ts';
import { hasSecretReference } from './secretReferences.ts';

/** Where a secret stood, for its name. */
export type SecretPlace = 'userinfo' | `query.${string}` | `header.${string}` | 'subprotocol';

/**
 * Calls `keep` with each secret, and writes what it returns in the secret's place. References that are there already
 * stay. An HTTP credential keeps its scheme: `Bearer ${secret:…}`.
 */
export function extractSecrets(
  profile: ConnectionProfile,
  keep: (place: SecretPlace, value: string) => string,
): ConnectionProfile {
  return {
    ...profile,
    url: extractFromUrl(profile.url, keep),
    ...(profile.headers
      ? { headers: profile.headers.map(([name, value]) => extractFromHeader(name, value, keep)) }
      : {}),
    ...(profile.subprotocols
      ? {
          subprotocols: profile.subprotocols.map((name) =>
            mayKeep(name) && isSecretSubprotocol(name) ? keep('subprotocol', name) : name,
          ),
        }
      : {}),
  };
}

function extractFromHeader(
  name: string,
  value: string,
  keep: (place: SecretPlace, value: string) => string,
): [string, string] {
  if (!mayKeep(value) || !(isSecretName(name) || isSecretValue(value))) return [name, value];
  const place: SecretPlace = `header.${name.toLowerCase()}`;
  const credential = /^([a-z][\w-]*)\s+(\S.*)$/i.exec(value);
  if (credential && isSecretValue(value)) return [name, `${credential[1]!} ${keep(place, credential[2]!)}`];
  return [name, keep(place, value)];
}

/** Works on the text, not on a parsed URL: what is no secret stays byte for byte. */
function extractFromUrl(url: string, keep: (place: SecretPlace, value: string) => string): string {
  const withUser = url.replace(/^([a-z][a-z0-9+.-]*:\/\/|)([^/?#@]+)@/i, (whole, scheme: string, user: string) =>
    mayKeep(user) ? `${scheme}${keep('userinfo', user)}@` : whole,
  );
  const question = withUser.indexOf('?');
  if (question === -1) return withUser;
  const query = withUser
    .slice(question + 1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = pair.slice(0, equals);
      const value = pair.slice(equals + 1);
      if (equals === -1 || !mayKeep(value) || !(isSecretName(decoded(name)) || isSecretValue(value))) return pair;
      return `${name}=${keep(`query.${decoded(name)}`, value)}`;
    });
  return `${withUser.slice(0, question)}?${query.join('&')}`;
}

function mayKeep(text: string): boolean {
  return text !== '' && !hasSecretReference(text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
