/** Profiles in folders, from the paths that they name. */
import { folderPath, nameOf, parentOf } from './folderPath.ts';

export interface Folder<T> {
  path: string;
  name: string;
  folders: Folder<T>[];
  items: T[];
  /** Items in it and below. */
  count: number;
}

/** The top. Folders come in the order in which they are named first, `empty` ones behind them. */
export function folderTree<T>(
  items: readonly T[],
  pathOf: (item: T) => string | undefined,
  empty: Iterable<string> = [],
): Folder<T> {
  const top = newFolder<T>('');
  const byPath = new Map([['', top]]);
  const at = (path: string): Folder<T> => {
    const known = byPath.get(path);
    if (known) return known;
    const folder = newFolder<T>(path);
    byPath.set(path, folder);
    at(parentOf(path)).folders.push(folder);
    return folder;
  };
  for (const item of items) {
    const path = folderPath(pathOf(item));
    at(path).items.push(item);
    for (let up = path; ; up = parentOf(up)) {
      at(up).count++;
      if (up === '') break;
    }
  }
  for (const path of empty) at(folderPath(path));
  return top;
}

/** Each folder below, a folder before what is in it. */
export function allFolders<T>(folder: Folder<T>): Folder<T>[] {
  return folder.folders.flatMap((one) => [one, ...allFolders(one)]);
}

function newFolder<T>(path: string): Folder<T> {
  return { path, name: nameOf(path), folders: [], items: [], count: 0 };
}
