import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { BrokenProfileFile } from '../../../../src/host/profiles/profileEdits.ts';
import {
  duplicateProfile,
  indicesWithin,
  moveFolder,
  placeFolder,
  placeProfile,
  profilesWithin,
  removeFolder,
  removeProfilesWithin,
} from '../../../../src/host/profileTree/profileMoves.ts';

const file = `{
  "profiles": [
    // the first
    { "name": "a", "url": "ws://a" },
    { "name": "b", "url": "ws://b", "folder": "Team" }, // b
    { "name": "broken" },
    {
      "name": "c",
      "folder": "Team / Staging",
      "url": "ws://c"
    }
  ]
}
`;

function placed(text: string | undefined): string[] {
  const { profiles } = parse(text!) as { profiles: { name: string; folder?: string }[] };
  return profiles.map(({ name, folder }) => (folder === undefined ? name : `${folder}:${name}`));
}

describe('a folder among others', () => {
  const text = `{ "profiles": [
  { "name": "a", "url": "ws://a", "folder": "One" }, // a
  { "name": "b", "url": "ws://b", "folder": "Two" },
  { "name": "c", "url": "ws://c" },
  { "name": "d", "url": "ws://d", "folder": "One/Below" },
  // e
  { "name": "e", "url": "ws://e", "folder": "Three" }
] }`;

  it('takes all that is in it and below along, with comments', () => {
    const up = placeFolder(text, 'Three', { path: 'One', side: 'before' })!;
    expect(placed(up)).toEqual(['Three:e', 'One:a', 'Two:b', 'c', 'One/Below:d']);
    expect(up).toContain('  // e\n  { "name": "e", "url": "ws://e", "folder": "Three" },');
    const down = placeFolder(text, 'One', { path: 'Two', side: 'after' })!;
    expect(placed(down)).toEqual(['Two:b', 'One:a', 'One/Below:d', 'c', 'Three:e']);
    expect(down).toContain('"folder": "One" }, // a\n');
  });

  it('needs something in both', () => {
    expect(placeFolder(text, 'Empty', { path: 'One', side: 'before' })).toBeUndefined();
    expect(placeFolder(text, 'One', { path: 'Empty', side: 'before' })).toBeUndefined();
  });
});

describe('moving a profile', () => {
  it('beside another one, with its comments', () => {
    const moved = placeProfile(file, 'a', { folder: '', beside: { name: 'c', side: 'after' } })!;
    expect(placed(moved)).toEqual(['Team:b', 'broken', 'Team / Staging:c', 'a']);
    expect(moved).toContain('    // the first\n    { "name": "a", "url": "ws://a" }\n  ]');
    expect(moved).toContain('"folder": "Team" }, // b\n');
    expect(placed(placeProfile(file, 'c', { folder: 'Team', beside: { name: 'b', side: 'before' } }))).toEqual([
      'a',
      'Team:c',
      'Team:b',
      'broken',
    ]);
  });

  it('into a folder, and out of all', () => {
    expect(placed(placeProfile(file, 'a', { folder: 'X/Y' }))[0]).toBe('X/Y:a');
    expect(placed(placeProfile(file, 'b', { folder: '' }))[1]).toBe('b');
  });

  it('nowhere changes nothing', () => {
    expect(placeProfile(file, 'c', { folder: 'Team/Staging' })).toBe(file);
    expect(placeProfile(file, 'a', { folder: '', beside: { name: 'a', side: 'after' } })).toBe(file);
    expect(placeProfile(file, 'a', { folder: '', beside: { name: 'b', side: 'before' } })).toBe(file);
  });

  it('needs both to be there', () => {
    expect(placeProfile(file, 'x', { folder: '' })).toBeUndefined();
    expect(placeProfile(file, 'a', { folder: '', beside: { name: 'x', side: 'after' } })).toBeUndefined();
  });

  it('refuses a file that is broken', () => {
    const broken = '{"profiles":[{"name":"a","url":"ws://a"},{"name":"b","url":"ws://b"} {}]';
    expect(() => placeProfile(broken, 'a', { folder: '', beside: { name: 'b', side: 'after' } })).toThrow(
      BrokenProfileFile,
    );
    expect(() => placeProfile(broken, 'a', { folder: 'x' })).toThrow(BrokenProfileFile);
  });
});

describe('a folder', () => {
  it('moves with all that is below', () => {
    expect(placed(moveFolder(file, 'Team', 'Old/Team'))).toEqual(['a', 'Old/Team:b', 'broken', 'Old/Team/Staging:c']);
    expect(moveFolder(file, 'None', 'X')).toBe(file);
  });

  it('goes with all that is below', () => {
    expect(profilesWithin(file, 'Team').map(({ name }) => name)).toEqual(['b', 'c']);
    expect(placed(removeFolder(file, 'Team'))).toEqual(['a', 'broken']);
  });
});

describe('a folder with profiles that have errors', () => {
  const text = file.replace('"name": "broken"', '"name": "broken", "folder": "Team/Below"');

  it('takes them along', () => {
    expect(placed(moveFolder(text, 'Team', 'Old'))).toEqual(['a', 'Old:b', 'Old/Below:broken', 'Old/Staging:c']);
    expect(placed(moveFolder(text, 'Team/Below', ''))).toContain('broken');
    expect(placed(placeFolder(text, 'Team/Staging', { path: 'Team/Below', side: 'before' }))).toEqual([
      'a',
      'Team:b',
      'Team / Staging:c',
      'Team/Below:broken',
    ]);
  });

  it('is removed with them, and moved to another file without', () => {
    expect(indicesWithin(text, 'Team')).toEqual([1, 2, 3]);
    expect(placed(removeFolder(text, 'Team'))).toEqual(['a']);
    expect(placed(removeProfilesWithin(text, 'Team'))).toEqual(['a', 'Team/Below:broken']);
  });
});

describe('a copy', () => {
  it('comes below, with fields that nobody knows', () => {
    const text = file.replace('"url": "ws://b"', '"url": "ws://b", "mine": [1]');
    const copied = duplicateProfile(text, 'b', 'b copy')!;
    expect(placed(copied)).toEqual(['a', 'Team:b', 'Team:b copy', 'broken', 'Team / Staging:c']);
    expect((parse(copied) as { profiles: unknown[] }).profiles[2]).toEqual({
      name: 'b copy',
      url: 'ws://b',
      mine: [1],
      folder: 'Team',
    });
    expect(duplicateProfile(text, 'x', 'y')).toBeUndefined();
  });
});
