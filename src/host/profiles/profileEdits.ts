/** Changes to the text of a profile file; comments, order and formatting of the rest stay. */
import { applyEdits, findNodeAtLocation, modify, parseTree, type FormattingOptions, type JSONPath } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { insertedItem } from './insertedItem.ts';
import { insertedMember } from './insertedMember.ts';
import { itemsOf, memberOf } from './jsonNodes.ts';
import { changesTo } from './mergePatch.ts';
import { parseProfileFile, type NamedProfile } from './profileFile.ts';
import { withoutPlace } from './sourceProfile.ts';

/** RFC 7396: null takes a field away, objects are merged, lists replaced. */
export type ProfilePatch = { [Field in keyof ConnectionProfile]?: unknown };

/** A file whose JSON is broken is not written to: its edits would land anywhere. */
export class BrokenProfileFile extends Error {
  constructor() {
    super(t('The file has errors. Correct them first; the Problems view names them.'));
    this.name = 'BrokenProfileFile';
  }
}

/**
 * Adds the profile at the end, or makes the one of the same name what this is: fields that stay the same keep their place
 * and their comments. Templates stay unless it has some itself: they are no part of a connection that is saved.
 */
export function putProfile(text: string, profile: NamedProfile): string {
  const written = withoutPlace(profile);
  const index = indexOf(text, profile.name);
  return index === -1 ? edit(text, ['profiles', -1], written, true) : change(text, index, written, { only: false });
}

/** Undefined: there is no profile of this name. */
export function changeProfile(text: string, name: string, patch: ProfilePatch): string | undefined {
  const index = indexOf(text, name);
  return index === -1 ? undefined : change(text, index, patch, { only: true });
}

/** Undefined: there is no profile of this name. */
export function renameProfile(text: string, name: string, newName: string): string | undefined {
  const index = indexOf(text, name);
  return index === -1 ? undefined : edit(text, ['profiles', index, 'name'], newName);
}

/** Undefined: there is no profile of this name. */
export function removeProfile(text: string, name: string): string | undefined {
  const index = indexOf(text, name);
  return index === -1 ? undefined : edit(text, ['profiles', index], undefined);
}

/** `name copy`, `name copy 2`… */
export function copyName(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  const base = `${name} copy`;
  let copy = base;
  for (let count = 2; names.has(copy); count++) copy = `${base} ${count}`;
  return copy;
}

function indexOf(text: string, name: string): number {
  return parseProfileFile(text).entries.find(({ profile }) => profile.name === name)?.index ?? -1;
}

function change(text: string, index: number, wanted: ProfilePatch, options: { only: boolean }): string {
  refuseBroken(text);
  const list = memberOf(parseTree(text)!, 'profiles')!;
  const changes = changesTo(itemsOf(list)[index]!, wanted, ['profiles', index], options).filter(
    ({ path }) => path[2] !== 'templates' || Object.hasOwn(wanted, 'templates'),
  );
  return changes.reduce((changed, { path, value }) => edit(changed, path, value), text);
}

/** The value at a path; undefined takes it away, with its comma. `isArrayInsertion`: before the item at the path, -1 at the end. */
export function edit(text: string, path: JSONPath, value: unknown, isArrayInsertion = false): string {
  const start = text.trim() === '' ? '{\n  "profiles": []\n}\n' : text;
  refuseBroken(start);
  const root = parseTree(start)!;
  const format = formattingOf(start);
  const there = findNodeAtLocation(root, path);
  const object = findNodeAtLocation(root, path.slice(0, -1));
  const name = path.at(-1);
  const indent = format.insertSpaces === true ? ' '.repeat(format.tabSize ?? 2) : '\t';
  const indentation = { indent, eol: format.eol ?? '\n' };
  if (isArrayInsertion && typeof name === 'number') {
    if (object?.type !== 'array') return edit(start, path.slice(0, -1), [value]);
    const index = name === -1 ? itemsOf(object).length : name;
    return applyEdits(start, insertedItem(start, object, index, value, indentation));
  }
  if (value !== undefined && !there && object?.type === 'object' && typeof name === 'string') {
    const edits = insertedMember(start, object, { name, value }, indentation);
    if (edits) return applyEdits(start, edits);
  }
  const isSimple = typeof value !== 'object' || value === null;
  // Without formatting what stands beside the value stays as it is written.
  const formattingOptions = value === undefined || (there && isSimple) ? {} : { formattingOptions: format };
  return applyEdits(start, modify(start, path, value, formattingOptions));
}

function refuseBroken(text: string): void {
  const errors: { error: number; offset: number; length: number }[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const list = root && memberOf(root, 'profiles');
  if (errors.length > 0 || root?.type !== 'object' || (list && list.type !== 'array')) throw new BrokenProfileFile();
}

/** As the file is written already. */
function formattingOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const indentation = indent.startsWith('\t')
    ? { insertSpaces: false, tabSize: 4 }
    : { insertSpaces: true, tabSize: indent.length };
  return { ...indentation, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}
