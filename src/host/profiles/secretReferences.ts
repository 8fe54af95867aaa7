/** `${secret:NAME}` in a profile: finding the references, and putting values in their place. */
import type { ConnectionProfile } from '../../contract/model.ts';
import { flatten, type Leaf } from './variables/flatten.ts';
import { mapTexts, textsOf } from './variables/profileTexts.ts';
import { escapeTemplate, parseTemplate, substitute, type Reference } from './variables/template.ts';
import { urlText } from './variables/urlText.ts';

export function secretReference(name: string): string {
  return `\${secret:${name}}`;
}

export function hasSecretReference(text: string): boolean {
  return secretNames(text).length > 0;
}

/** Each name once, in the order of the profile; without those that variables of an environment hold. */
export function referencedSecrets(profile: ConnectionProfile): string[] {
  return [...new Set(textsOf(profile).flatMap(({ text }) => secretNames(text)))];
}

/** For people to read: a secret's name in the middle of an address only disturbs. */
export function withoutReferences(text: string): string {
  return substitute(text, (reference) => (reference.kind === 'secret' ? '•••' : undefined));
}

/** A profile with these secrets in their places, in which other variables stay: what means `${` is written `$${`. */
export function withSecrets<T extends ConnectionProfile>(profile: T, values: ReadonlyMap<string, string>): T {
  const valueOf = (reference: Reference | Leaf): string | undefined => {
    const value = reference.kind === 'secret' ? values.get(reference.name) : undefined;
    return value === undefined ? undefined : escapeTemplate(value);
  };
  return mapTexts(profile, (text, path) => {
    if (path[0] !== 'url') return substitute(text, valueOf);
    // Other variables are not looked into: they stay as they are written.
    const pieces = flatten(text, () => undefined).map((piece, index) =>
      piece.kind === 'text' ? { ...piece, text: parseTemplate(text)[index]!.source } : piece,
    );
    return urlText(pieces, valueOf);
  });
}

function secretNames(text: string): string[] {
  return parseTemplate(text).flatMap((piece) =>
    piece.kind === 'reference' && piece.reference.kind === 'secret' ? [piece.reference.name] : [],
  );
}
