import { describe, expect, it } from 'vitest';
import {
  BrokenProfileFile,
  changeProfile,
  copyName,
  putProfile,
  removeProfile,
  renameProfile,
} from '../../../../src/host/profiles/profileEdits.ts';

const text = `{
    // shared with everybody
    "profiles": [
        { "name": "a", "url": "ws://a" }, // the first
        {
            "name": "b",
            "url": "ws://b" // the second
        }
    ]
}
`;

describe('putProfile', () => {
  it('begins a file', () => {
    expect(putProfile('', { name: 'a', url: 'ws://a' })).toBe(`{
  "profiles": [
    {
      "name": "a",
      "url": "ws://a"
    }
  ]
}
`);
  });

  it('keeps the templates of the one whose place it takes, unless it has some itself', () => {
    const before = '{ "profiles": [{ "name": "a", "url": "ws://a", "templates": [{ "name": "n", "text": "t" }] }] }';
    expect(putProfile(before, { name: 'a', url: 'ws://b' })).toBe(before.replace('ws://a', 'ws://b'));
    const templates = [{ name: 'other', hex: '00' }];
    expect(JSON.parse(putProfile(before, { name: 'a', url: 'ws://a', templates }))).toEqual({
      profiles: [{ name: 'a', url: 'ws://a', templates }],
    });
  });

  it('adds at the end, and leaves comments and indentation', () => {
    const put = putProfile(text, { name: 'c', url: 'ws://c' });
    expect(put).toContain('// shared with everybody');
    expect(put).toContain('{ "name": "a", "url": "ws://a" }, // the first');
    expect(put).toContain('        {\n            "name": "c",\n            "url": "ws://c"\n        }\n    ]');
    expect(put.startsWith(text.slice(0, text.indexOf('"url": "ws://b"')))).toBe(true);
  });

  it.each([
    ['  // ours\n  "profiles": [\n    { "name": "a", "url": "ws://a" }', '\n  ]', ''],
    ['  "profiles": [\n    { "name": "a", "url": "ws://a" }', ', // a\n  ]', ','],
    ['  "environments": { "dev": { "host": "h" } }, "profiles": [\n    { "name": "a", "url": "ws://a" }', ' ]', ''],
  ])('leaves a neighbour in one line as it is: %s%s', (before, after, comma) => {
    const [remark, end] = after.startsWith(',') ? [after.slice(0, 6), after.slice(6)] : [',', after];
    expect(putProfile(`{\n${before}${after}\n}\n`, { name: 'c', url: 'ws://c' })).toBe(
      `{\n${before}${remark}\n    {\n      "name": "c",\n      "url": "ws://c"\n    }${comma}${end}\n}\n`,
    );
  });

  it('leaves what stands beside the list as it is', () => {
    const beside = '{ "environments": { "dev": {"host":"h"} }';
    const put = (text: string): string => putProfile(text, { name: 'c', url: 'ws://c' });
    expect(put(`${beside} }`)).toBe(`${beside}, "profiles": [{"name":"c","url":"ws://c"}] }`);
    expect(put(`${beside}, "profiles": [] }`).startsWith(`${beside}, "profiles": [\n`)).toBe(true);
  });

  it('takes the place of the one of the same name', () => {
    const put = putProfile(text, { name: 'a', url: 'ws://new' });
    expect(JSON.parse(put.replace(/\/\/ [a-z].*/g, ''))).toEqual({
      profiles: [
        { name: 'a', url: 'ws://new' },
        { name: 'b', url: 'ws://b' },
      ],
    });
    expect(put).toContain('// the second');
  });

  it('leaves fields that stay as they are, with their comments', () => {
    const commented = `{
  "profiles": [
    {
      "name": "a",
      // the old one
      "url": "ws://a", // soon
      "headers": { "X": "1" }, /* as an object */
      "tls": { "verify": false /* for now */, "ca": "a.pem" },
      "query": { "b": "1" }
    }
  ]
}
`;
    const put = putProfile(commented, {
      name: 'a',
      url: 'ws://a',
      headers: [['X', '1']],
      tls: { verify: false, ca: 'b.pem' },
      autoPong: false,
      from: { origin: 'workspace', file: 'file:///a' },
    });
    expect(put).toBe(
      commented.replace('a.pem', 'b.pem').replace('},\n      "query": { "b": "1" }', '},\n      "autoPong": false'),
    );
  });

  it('adds the list to an object that has none', () => {
    expect(JSON.parse(putProfile('{ "$schema": "x" }', { name: 'a', url: 'ws://a' }))).toEqual({
      $schema: 'x',
      profiles: [{ name: 'a', url: 'ws://a' }],
    });
  });

  it('keeps tabs and line ends', () => {
    const put = putProfile('{\r\n\t"profiles": []\r\n}\r\n', { name: 'a', url: 'ws://a' });
    expect(put).toContain('\r\n\t\t{\r\n\t\t\t"name": "a",');
    expect(put).not.toMatch(/[^\r]\n/);
  });

  it.each(['{ "profiles": [', '[]', '{ "profiles": {} }', 'nonsense'])(
    'does not write to a broken file: %s',
    (broken) => {
      expect(() => putProfile(broken, { name: 'a', url: 'ws://a' })).toThrow(BrokenProfileFile);
    },
  );
});

describe('changeProfile', () => {
  it('merges, and takes away what is null', () => {
    const changed = changeProfile('{"profiles":[{"name":"a","url":"ws://a","tls":{"ca":"x","verify":false}}]}', 'a', {
      tls: { verify: null, servername: 's' },
      autoPong: null,
      compression: { threshold: 1, serverMaxWindowBits: null },
    });
    expect(JSON.parse(changed!)).toEqual({
      profiles: [{ name: 'a', url: 'ws://a', tls: { ca: 'x', servername: 's' }, compression: { threshold: 1 } }],
    });
  });

  it('knows no other profile, and writes to no broken file', () => {
    expect(changeProfile(text, 'c', {})).toBeUndefined();
    expect(() => changeProfile('{"profiles":[{"name":"a","url":"ws://a"}', 'a', { url: 'ws://b' })).toThrow(
      BrokenProfileFile,
    );
  });
});

describe('renameProfile', () => {
  it('changes the name and nothing else', () => {
    expect(renameProfile(text, 'b', 'new "b"')).toBe(text.replace('"name": "b"', '"name": "new \\"b\\""'));
  });

  it('knows no other profile', () => {
    expect(renameProfile(text, 'c', 'd')).toBeUndefined();
  });
});

describe('removeProfile', () => {
  it('leaves the others with their comments', () => {
    const removed = removeProfile(text, 'a')!;
    expect(removed).toContain('// shared with everybody');
    expect(removed).toContain('"url": "ws://b" // the second');
    expect(removed).not.toContain('ws://a');
    const last = removeProfile(text, 'b')!;
    expect(last).toContain('{ "name": "a", "url": "ws://a" }');
    expect(last).not.toContain('ws://b');
  });

  it('knows no other profile', () => {
    expect(removeProfile(text, 'c')).toBeUndefined();
  });

  it('counts places, not usable profiles', () => {
    expect(removeProfile('{"profiles":[{"name":"x"},{"name":"a","url":"ws://a"}]}', 'a')).toContain('{"name":"x"}');
  });
});

describe('copyName', () => {
  it('finds one that is free', () => {
    expect(copyName('a', ['a'])).toBe('a copy');
    expect(copyName('a', ['a', 'a copy', 'a copy 2'])).toBe('a copy 3');
  });
});
