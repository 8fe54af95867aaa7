import { describe, expect, it } from 'vitest';
import {
  folderPath,
  isWithin,
  joined,
  movedPath,
  nameOf,
  parentOf,
} from '../../../../src/host/profileTree/folderPath.ts';

describe('paths of folders', () => {
  it('are the same however they are written', () => {
    expect(folderPath(' /Team / Staging//')).toBe('Team/Staging');
    expect(folderPath()).toBe('');
  });

  it('have a name and a parent', () => {
    expect([nameOf('a/b'), nameOf('a'), parentOf('a/b'), parentOf('a'), parentOf('')]).toEqual(['b', 'a', 'a', '', '']);
    expect([joined('', 'a'), joined('a', 'b')]).toEqual(['a', 'a/b']);
  });

  it('are within others', () => {
    expect([
      isWithin('a/b', 'a'),
      isWithin('a', 'a'),
      isWithin('ab', 'a'),
      isWithin('a', 'a/b'),
      isWithin('a', ''),
    ]).toEqual([true, true, false, false, true]);
  });

  it('move with their folder', () => {
    expect([
      movedPath('a/b/c', 'a/b', 'x'),
      movedPath('a', 'a', 'x/a'),
      movedPath('ab', 'a', 'x'),
      movedPath('a/b', 'a', ''),
    ]).toEqual(['x/c', 'x/a', 'ab', 'b']);
  });
});
