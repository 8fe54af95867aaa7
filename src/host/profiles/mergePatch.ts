/** JSON Merge Patch (RFC 7396) as edits of a JSON text: what stays the same is not touched, nor are comments. */
import { getNodeValue, type JSONPath, type Node } from 'jsonc-parser';
import { membersOf } from './jsonNodes.ts';

/** The value at a path; undefined takes it away. */
export interface ValueChange {
  path: JSONPath;
  value: unknown;
}

/** The changes that make a node what `wanted` is; with `only`, that leave members alone that `wanted` does not name. */
export function changesTo(
  node: Node,
  wanted: Readonly<Record<string, unknown>>,
  path: JSONPath,
  { only }: { only: boolean },
): ValueChange[] {
  const members = membersOf(node);
  const gone = only ? [] : members.filter(({ name }) => !Object.hasOwn(wanted, name));
  const changed = Object.entries(wanted).flatMap(([name, value]): ValueChange[] => {
    const there = members.find((member) => member.name === name)?.value;
    const at = [...path, name];
    if (value === null || value === undefined) return there ? [{ path: at, value: undefined }] : [];
    if (there && isSame(there, value)) return [];
    if (there?.type === 'object' && isRecord(value)) return changesTo(there, value, at, { only });
    return [{ path: at, value: isRecord(value) ? withoutNulls(value) : value }];
  });
  return [...gone.map(({ name }) => ({ path: [...path, name], value: undefined })), ...changed];
}

/** Headers may be written as an object and are read as pairs. */
function isSame(node: Node, value: unknown): boolean {
  const written: unknown = getNodeValue(node);
  if (JSON.stringify(written) === JSON.stringify(value)) return true;
  if (node.type !== 'object' || !Array.isArray(value)) return false;
  return (
    JSON.stringify(membersOf(node).map((member) => [member.name, member.value.value as unknown])) ===
    JSON.stringify(value)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) =>
      child === null || child === undefined ? [] : [[name, isRecord(child) ? withoutNulls(child) : child]],
    ),
  );
}
