import { describe, expect, it } from 'vitest';
import { allFolders, folderTree, type Folder } from '../../../../src/host/profileTree/folderTree.ts';

interface Item {
  name: string;
  folder?: string;
}

function shown({ name, folders, items, count }: Folder<Item>): string {
  return `${name}(${count})[${[...folders.map(shown), ...items.map((item) => item.name)].join(' ')}]`;
}

const items: Item[] = [
  { name: 'a' },
  { name: 'b', folder: 'Team/Staging' },
  { name: 'c', folder: 'Other' },
  { name: 'd', folder: ' Team /' },
  { name: 'e', folder: '' },
];

describe('profiles in folders', () => {
  it('are nested, in the order of the file', () => {
    const tree = folderTree(items, ({ folder }) => folder);
    expect(shown(tree)).toBe('(5)[Team(2)[Staging(1)[b] d] Other(1)[c] a e]');
    expect(allFolders(tree).map(({ path }) => path)).toEqual(['Team', 'Team/Staging', 'Other']);
  });

  it('may be empty', () => {
    expect(shown(folderTree(items.slice(0, 1), ({ folder }) => folder, ['New', 'A/B', 'New']))).toBe(
      '(1)[New(0)[] A(0)[B(0)[]] a]',
    );
  });
});
