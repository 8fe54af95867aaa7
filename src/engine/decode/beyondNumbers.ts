/** JSON has numbers of any size (RFC 8259 §6); what is beyond 1.8e308 would become Infinity in a tree, which JSON has not. */
import type { Plain } from './plain.ts';

/** Where none of these is, there is no such number: a long exponent, or a great many digits. */
const mayBeBeyond = /\d[eE]\+?\d{2,}\s*[,\]}]|(?<!\d)\d{309}/;

/** A number of this JSON is beyond what `value`, which was read of it, can hold. */
export function isBeyondNumbers(text: string, value: Plain): boolean {
  return mayBeBeyond.test(text) && hasInfinity(value);
}

/** Level by level in a list of its own: the nesting may be of any depth. */
function hasInfinity(root: Plain): boolean {
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === Infinity || value === -Infinity) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const member of Object.values(value)) open.push(member);
  }
  return false;
}
