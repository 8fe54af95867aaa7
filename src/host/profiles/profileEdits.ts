/** Changes to the text of a profile file; comments, order and formatting of the rest stay. */
import { applyEdits, modify, parseTree, type FormattingOptions, type JSONPath } from 'jsonc-parser';
import type { NamedProfile } from './profileFile.ts';
import { parseProfileFile } from './profileFile.ts';

/** A file whose JSON is broken is not written to: its edits would land anywhere. */
export class BrokenProfileFile extends Error {
  constructor() {
    super('The file has errors. Correct them first; the Problems view names them.');
    this.name = 'BrokenProfileFile';
  }
}

/** Adds the profile at the end, or takes the place of the one of the same name. */
export function putProfile(text: string, profile: NamedProfile): string {
  const index = indexOf(text, profile.name);
  return index === -1 ? edit(text, ['profiles', -1], profile, true) : edit(text, ['profiles', index], profile);
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

function edit(text: string, path: JSONPath, value: unknown, isArrayInsertion = false): string {
  const start = text.trim() === '' ? '{\n  "profiles": []\n}\n' : text;
  refuseBroken(start);
  const edits = modify(start, path, value, {
    isArrayInsertion,
    // Without it what stands beside a removed value stays as it is.
    ...(value === undefined ? {} : { formattingOptions: formattingOf(start) }),
  });
  return applyEdits(start, edits);
}

function refuseBroken(text: string): void {
  const errors: { error: number; offset: number; length: number }[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const list = root?.children?.find(({ children }) => children?.[0]?.value === 'profiles')?.children?.[1];
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
