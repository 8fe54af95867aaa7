/** The texts of a resolved profile that nobody is to see, in the forms that they take. */
import type { ConnectionProfile } from '../../contract/profile.ts';
import { findSecrets } from './secretExtraction.ts';

/** Shorter ones would be found everywhere, and hide what is no secret. */
const shortest = 4;
export const hidden = '•••';

/** `told`: values that are known for secrets besides those that look like it. The longest first. */
export function knownSecrets(profile: ConnectionProfile, told: Iterable<string>): string[] {
  const { auth } = profile;
  const values = [...told, ...findSecrets(profile).map(({ value }) => value)];
  const basic = auth?.type === 'basic' ? [`${auth.username}:${auth.password}`] : [];
  const all = new Set([
    ...values,
    ...basic.map(base64),
    ...userinfoOf(profile.url),
    ...userinfoOf(profile.proxy ?? ''),
  ]);
  return [...all].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
}

/** Each secret is hidden wherever it stands, also percent-encoded and in JSON. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)])
    .reduce((left, secret) => left.replaceAll(secret, () => hidden), text);
}

/** The password of a URL, and what `Authorization: Basic` makes of the whole (RFC 7617). */
function userinfoOf(url: string): string[] {
  const [, info = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#@]+)@/i.exec(url) ?? [];
  if (info === '') return [];
  const colon = info.indexOf(':');
  const password = colon === -1 ? '' : info.slice(colon + 1);
  return [password, decoded(password), base64(decoded(info))];
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
