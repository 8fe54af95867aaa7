/** What components without state would draw, as plain data: no browser is needed to see it. */
import { Fragment } from 'preact';
import type { ComponentChildren, VNode } from 'preact';

export interface Drawn {
  tag: string;
  props: Record<string, unknown>;
  children: (Drawn | string)[];
}

function isVNode(node: unknown): node is VNode<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && 'type' in node && 'props' in node;
}

/** Components are called until only elements and texts are left. */
export function drawn(node: ComponentChildren): (Drawn | string)[] {
  if (node === null || node === undefined || typeof node === 'boolean') return [];
  if (Array.isArray(node)) return (node as ComponentChildren[]).flatMap(drawn);
  if (!isVNode(node)) return [String(node as string | number)];
  const { children, ...props } = node.props as { children?: ComponentChildren };
  if (node.type === Fragment) return drawn(children);
  if (typeof node.type === 'function') {
    return drawn((node.type as (props: unknown) => ComponentChildren)(node.props));
  }
  return [{ tag: node.type, props, children: drawn(children) }];
}

function contentOf(part: Drawn | string): string {
  return typeof part === 'string' ? part : part.children.map(contentOf).join('');
}

/** As `textContent`. */
export function textOf(node: ComponentChildren): string {
  return drawn(node).map(contentOf).join('');
}

/** Every element of this class, in the order of the document. */
export function elementsOf(node: ComponentChildren, className: string): Drawn[] {
  const find = (part: Drawn | string): Drawn[] => {
    if (typeof part === 'string') return [];
    const classes = part.props['class'];
    const own = typeof classes === 'string' && classes.split(' ').includes(className);
    return [...(own ? [part] : []), ...part.children.flatMap(find)];
  };
  return drawn(node).flatMap(find);
}

/** The texts of these elements. */
export function contentsOf(node: ComponentChildren, className: string): string[] {
  return elementsOf(node, className).map(contentOf);
}
