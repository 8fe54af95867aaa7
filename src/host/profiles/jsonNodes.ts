/** Ways through the tree of a JSON text. */
import type { JSONPath, Node } from 'jsonc-parser';

/** A property whose value is there. */
export interface Member {
  key: Node;
  name: string;
  value: Node;
}

/** In their order, also those of one name. */
export function membersOf(node: Node): Member[] {
  const members: Member[] = [];
  if (node.type !== 'object') return members;
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key && value) members.push({ key, name: String(key.value), value });
  }
  return members;
}

/** The first of this name. Files have hundreds of thousands of objects: nothing is made for those that it is not. */
export function memberOf(node: Node, name: string): Node | undefined {
  if (node.type !== 'object') return undefined;
  const found = node.children?.find(({ children }) => children?.[1] !== undefined && children[0]?.value === name);
  return found?.children?.[1];
}

export function itemsOf(node: Node): Node[] {
  return node.type === 'array' ? (node.children ?? []) : [];
}

/** The places of a list's items; looked for one by one, they would take a time that grows with their number's square. */
const places = new WeakMap<Node, ReadonlyMap<Node, number>>();

function placeIn(list: Node, item: Node): number | undefined {
  let known = places.get(list);
  if (known === undefined) {
    known = new Map(itemsOf(list).map((one, i) => [one, i]));
    places.set(list, known);
  }
  return known.get(item);
}

/** Names and indices from the file's root on. */
export function nodePath(node: Node): JSONPath {
  const path: JSONPath = [];
  for (let at = node; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'property') path.push(String(parent.children?.[0]?.value));
    else if (parent.type === 'array') path.push(placeIn(parent, at) ?? 0);
  }
  return path.reverse();
}

/** Where a field stands in its profile: `tls.ca[0]`. Empty for the profile itself. */
export function fieldPath(node: Node): string {
  const path = nodePath(node);
  return pathText(path[0] === 'profiles' ? path.slice(2) : path);
}

export function pathText(path: JSONPath): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : (index ? '.' : '') + part)).join('');
}
