import { describe, expect, it } from 'vitest';
import { dropped, shifted, shiftedFolder, type Dragged, type Target } from '../../../../src/host/profileTree/drop.ts';

const profiles = [
  { name: 'a' },
  { name: 'b' },
  { name: 'c', folder: 'Team' },
  { name: 'd', folder: 'Team/Staging' },
  { name: 'e' },
];
const profile = (name: string): Dragged & Target => ({ kind: 'profile', name });
const folder = (path: string): Dragged & Target => ({ kind: 'folder', path });

describe('dropping a profile', () => {
  it.each<[string, Target, object | undefined]>([
    ['a', profile('b'), { folder: '', beside: { name: 'b', side: 'after' } }],
    ['e', profile('a'), { folder: '', beside: { name: 'a', side: 'before' } }],
    ['a', profile('c'), { folder: 'Team', beside: { name: 'c', side: 'before' } }],
    ['a', profile('a'), undefined],
    ['a', folder('Team'), { folder: 'Team', beside: { name: 'c', side: 'after' } }],
    ['a', folder('New'), { folder: 'New' }],
    ['c', folder(''), { folder: '', beside: { name: 'e', side: 'after' } }],
    ['c', folder('Team'), undefined],
    ['a', folder(''), { folder: '', beside: { name: 'e', side: 'after' } }],
  ])('%s on %j', (name, target, placement) => {
    expect(dropped(profile(name), target, profiles)).toEqual(placement && { kind: 'profile', name, ...placement });
  });
});

describe('dropping a folder', () => {
  it.each<[string, Target, string | undefined]>([
    ['Team', folder('Other'), 'Other/Team'],
    ['Team/Staging', folder(''), 'Staging'],
    ['Team/Staging', profile('a'), 'Staging'],
    ['Team', profile('a'), undefined],
    ['Team', folder('Team'), undefined],
    ['Team', folder('Team/Staging'), undefined],
    ['Team', profile('d'), undefined],
    ['Team/Staging', folder('Team'), undefined],
  ])('%s on %j', (from, target, to) => {
    expect(dropped(folder(from), target, profiles)).toEqual(to && { kind: 'folder', from, to });
  });
});

describe('one place up or down', () => {
  it('is among those of the folder', () => {
    expect(shifted('b', 1, profiles)).toMatchObject({ beside: { name: 'e', side: 'after' } });
    expect(shifted('e', -1, profiles)).toMatchObject({ beside: { name: 'b', side: 'before' } });
    expect(shifted('a', -1, profiles)).toBeUndefined();
    expect(shifted('c', 1, profiles)).toBeUndefined();
  });
});

describe('a folder one place up or down', () => {
  const folders = [
    { name: 'a', folder: 'Team/Staging' },
    { name: 'b', folder: 'Own' },
    { name: 'c', folder: 'Team/Live' },
    { name: 'd', folder: 'Last' },
  ];
  it.each<[string, -1 | 1, string | undefined]>([
    ['Team', 1, 'after Own'],
    ['Team', -1, undefined],
    ['Last', -1, 'before Own'],
    ['Last', 1, undefined],
    ['Team/Live', -1, 'before Team/Staging'],
    ['Team/Live', 1, undefined],
    ['Nowhere', 1, undefined],
  ])('%s by %i', (path, by, expected) => {
    const shift = shiftedFolder(path, by, folders);
    expect(shift && `${shift.beside.side} ${shift.beside.path}`).toBe(expected);
  });
});
