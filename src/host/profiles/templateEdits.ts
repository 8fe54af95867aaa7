/** Changes to the templates in the text of a profile file; comments, order and formatting of the rest stay. */
import { findNodeAtLocation, parseTree, type JSONPath, type Node } from 'jsonc-parser';
import { itemsOf, memberOf } from './jsonNodes.ts';
import { changesTo } from './mergePatch.ts';
import type { MessageTemplate } from './messageTemplate.ts';
import { BrokenProfileFile, edit } from './profileEdits.ts';
import { parseProfileFile } from './profileFile.ts';

/**
 * Adds the template at the end of the profile's (undefined: the file's) list, or makes the one of the same name what this is.
 * Undefined: there is no such profile.
 */
export function putTemplate(text: string, profile: string | undefined, template: MessageTemplate): string | undefined {
  const path = listPath(text, profile);
  if (!path) return undefined;
  const list = nodeAt(text, path);
  if (list && list.type !== 'array') throw new BrokenProfileFile();
  const index = list ? indexOf(list, template.name) : -1;
  if (!list || index === -1) return edit(text, [...path, -1], template, true);
  const changes = changesTo(itemsOf(list)[index]!, { ...template }, [...path, index], { only: false });
  return changes.reduce((changed, { path: at, value }) => edit(changed, at, value), text);
}

/** Undefined: there is no such template. */
export function removeTemplate(text: string, profile: string | undefined, name: string): string | undefined {
  const path = listPath(text, profile);
  const list = path && nodeAt(text, path);
  const index = list ? indexOf(list, name) : -1;
  return path && index !== -1 ? edit(text, [...path, index], undefined) : undefined;
}

/** Where a template stands. */
export function templateNode(text: string, profile: string | undefined, name: string): Node | undefined {
  const path = listPath(text, profile);
  const list = path && nodeAt(text, path);
  return list && itemsOf(list)[indexOf(list, name)];
}

function listPath(text: string, profile: string | undefined): JSONPath | undefined {
  if (profile === undefined) return ['templates'];
  const entry = parseProfileFile(text).entries.find((one) => one.profile.name === profile);
  return entry && ['profiles', entry.index, 'templates'];
}

function nodeAt(text: string, path: JSONPath): Node | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root && findNodeAtLocation(root, path);
}

function indexOf(list: Node, name: string): number {
  return itemsOf(list).findIndex((item) => memberOf(item, 'name')?.value === name);
}
