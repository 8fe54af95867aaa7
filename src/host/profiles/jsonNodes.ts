/** Ways through the tree of a JSON text. */
import { getNodePath, type JSONPath, type Node } from 'jsonc-parser';

/** A property whose value is there. */
export interface Member {
  key: Node;
  name: string;
  value: Node;
}

/** In their order, also those of one name. */
export function membersOf(node: Node): Member[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [{ key, name: String(key.value), value }] : [];
  });
}

export function memberOf(node: Node, name: string): Node | undefined {
  return membersOf(node).find((member) => member.name === name)?.value;
}

export function itemsOf(node: Node): Node[] {
  return node.type === 'array' ? (node.children ?? []) : [];
}

/** Where a field stands in its profile: `tls.ca[0]`. Empty for the profile itself. */
export function fieldPath(node: Node): string {
  const path = getNodePath(node);
  return pathText(path[0] === 'profiles' ? path.slice(2) : path);
}

export function pathText(path: JSONPath): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : (index ? '.' : '') + part)).join('');
}
