/** JSON Merge Patch (RFC 7396) of a profile that is no text: of a connection that no file holds. */
import type { ProfilePatch } from '../profiles/profileEdits.ts';

/** Objects are merged field by field, null takes a field away, everything else takes the place of what was there. */
export function mergedProfile<T extends object>(profile: T, patch: ProfilePatch): T {
  return merged(profile, patch) as T;
}

function merged(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else if (value !== undefined) result.set(name, merged(result.get(name), value));
  }
  return Object.fromEntries(result);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
