/** Every text of a profile in which variables may stand. */
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { pathText } from '../jsonNodes.ts';
import type { SourceProfile } from '../sourceProfile.ts';

/** In a profile: `['headers', 0, 1]`. */
export type TextPath = readonly (string | number)[];

export interface ProfileText {
  path: TextPath;
  text: string;
}

/** What a profile is called, and where it is kept. */
const plainFields: ReadonlySet<string> = new Set<keyof SourceProfile>(['name', 'folder', 'from']);

/** The profile with each text changed. Names of headers, parameters and JSON members are no texts. */
export function mapTexts<T extends ConnectionProfile>(profile: T, change: (text: string, path: TextPath) => string): T {
  const entries = Object.entries(profile).map(([name, value]: [string, unknown]) => [
    name,
    plainFields.has(name) ? value : mapValue(value, [name], change),
  ]);
  return Object.fromEntries(entries) as T;
}

/** In the order of the profile. */
export function textsOf(profile: ConnectionProfile): ProfileText[] {
  const texts: ProfileText[] = [];
  mapTexts(profile, (text, path) => {
    texts.push({ path, text });
    return text;
  });
  return texts;
}

/** As a person writes it: `headers[0]`, `auth.token`, `onOpen[1].json.user`. */
export function textPathWords(path: TextPath): string {
  return pathText(path[0] === 'headers' ? path.slice(0, 2) : [...path]);
}

function mapValue(value: unknown, path: TextPath, change: (text: string, path: TextPath) => string): unknown {
  if (typeof value === 'string') return isPlain(path) ? value : change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapValue(item, [...path, index], change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, child]) => [name, mapValue(child, [...path, name], change)]);
  return Object.fromEntries(entries);
}

/** Names of headers, and what templates are called and made of. */
function isPlain([field, , inner, ...more]: TextPath): boolean {
  if (field === 'headers') return inner === 0;
  return field === 'templates' && (inner === 'name' || inner === 'kind') && more.length === 0;
}
