/** `${secret:NAME}` in a profile: finding the references, and putting values in their place. */
import type { ConnectionProfile } from '../../contract/model.ts';

const referencePattern = /\$\{secret:([\w.-]{1,100})\}/g;

export function secretReference(name: string): string {
  return `\${secret:${name}}`;
}

export function hasSecretReference(text: string): boolean {
  return text.search(referencePattern) !== -1;
}

/** Each name once, in the order of the profile. */
export function referencedSecrets(profile: ConnectionProfile): string[] {
  const texts = [profile.url, ...(profile.headers ?? []).map(([, value]) => value), ...(profile.subprotocols ?? [])];
  const names = texts.flatMap((text) => [...text.matchAll(referencePattern)].map((match) => match[1]!));
  return [...new Set(names)];
}

/** For people to read: a secret's name in the middle of an address only disturbs. */
export function withoutReferences(text: string): string {
  return text.replace(referencePattern, '•••');
}

/** Every reference replaced; one without a value stays. */
export function withSecrets(profile: ConnectionProfile, values: ReadonlyMap<string, string>): ConnectionProfile {
  const question = profile.url.indexOf('?');
  const valueAt = (name: string, offset: number): string | undefined => {
    const value = values.get(name);
    return value === undefined ? undefined : urlComponent(value, question !== -1 && offset > question);
  };
  const fill = (text: string): string => replaceReferences(text, (name) => values.get(name));
  return {
    ...profile,
    url: replaceReferences(profile.url, valueAt),
    ...(profile.headers ? { headers: profile.headers.map(([name, value]) => [name, fill(value)]) } : {}),
    ...(profile.subprotocols ? { subprotocols: profile.subprotocols.map(fill) } : {}),
  };
}

function replaceReferences(text: string, value: (name: string, offset: number) => string | undefined): string {
  return text.replace(referencePattern, (reference, name: string, offset: number) => value(name, offset) ?? reference);
}

/** As it is, but for what would end the component it stands in (RFC 3986 §3.2.1, §3.4); `%41` is an escape already. */
function urlComponent(value: string, inQuery: boolean): string {
  const ends = inQuery ? /[\s#&]|%(?![0-9a-f]{2})/gi : /[\s#/?@\\[\]]|%(?![0-9a-f]{2})/gi;
  return value.replace(ends, (character) => encodeURIComponent(character));
}
