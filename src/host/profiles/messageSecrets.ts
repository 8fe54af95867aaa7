/** Secrets in the messages that a profile sends: tokens that show what they are, and values with telling names. */
import { isSecretName } from './secretNames.ts';
import type { TextPath } from './variables/profileTexts.ts';
import { hasReference } from './variables/template.ts';

/** RFC 7519. */
const webToken = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]+)?/g;
/** A member of JSON with a text. */
const member = /"((?:[^"\\]|\\.){1,100})"\s*:\s*"((?:[^"\\]|\\.)+)"/g;

/** Parts of the text, in order. `path`: where it stands, which names a value of JSON. */
export function messageSecrets(text: string, path: TextPath): { from: number; to: number }[] {
  if (hasReference(text) || path.includes('hex') || path.includes('base64') || text === '') return [];
  const json = path.indexOf('json');
  const name = path.findLast((part, index) => json !== -1 && index > json && typeof part === 'string');
  if (typeof name === 'string' && isSecretName(name)) return [{ from: 0, to: text.length }];
  const found = [
    ...[...text.matchAll(webToken)].map(({ index, 0: token }) => ({ from: index, to: index + token.length })),
    ...(json === -1 ? memberValues(text) : []),
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  return found.filter(({ from }, index) => found.slice(0, index).every(({ to }) => to <= from));
}

function memberValues(text: string): { from: number; to: number }[] {
  return [...text.matchAll(member)].flatMap(({ index, 0: whole, 1: name, 2: value }) => {
    if (!isSecretName(name!)) return [];
    const to = index + whole.length - 1;
    return [{ from: to - value!.length, to }];
  });
}
