/** Places in the tree of profiles: `Team/Staging`; the empty path is the top. */

/** Without blanks and empty names: what two ways of writing a path have in common. */
export function folderPath(written = ''): string {
  return written
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join('/');
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joined(parent: string, name: string): string {
  return parent === '' ? name : `${parent}/${name}`;
}

/** True for the path itself, too. */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}

/** Where a path within `from` is when that is called `to`; others stay. */
export function movedPath(path: string, from: string, to: string): string {
  if (!isWithin(path, from)) return path;
  return folderPath(`${to}/${path.slice(from.length)}`);
}
